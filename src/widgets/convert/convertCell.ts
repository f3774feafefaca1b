import { createElement } from 'react';

import { ConvertModel } from '../../panels/convert/convertModel';
import { ConvertPanel } from '../../panels/convert/ConvertPanel';
import { ViewerModel } from '../../panels/viewer/viewerModel';
import { formatShape } from '../../panels/parts/quantities';
import { convertOutputSchema } from '../../protocol/convert/convertResult';
import type { ToldResult } from '../cellKind';
import type { CellHouse, CellPanel } from '../cellPanel';
import type { JobParams } from '../jobTraits';
import { choicesIn } from '../formParams';
import { beyondForm, formOf, paramsOf } from './convertParams';

/**
 * The Convert panel in a cell. Of the settings it takes how rows are drawn, but no options: a notebook says by
 * itself how it converts, and does so for whoever runs it.
 */
export function convertCell({ site, trans, onChoice, onRows, ...house }: CellHouse): CellPanel {
  const viewer = new ViewerModel(house.backend, trans);
  const model = new ConvertModel({ ...house, viewer }, trans, true);
  const { form, choices, table } = model;
  let hidden: JobParams = {};
  const takeSettings = (): void => {
    const { convert } = site.state;
    if (convert) {
      model.setDefaults({ ...convert, form: {} });
    }
  };
  form.changed.connect(onChoice);
  choices.changed.connect(onChoice);
  table.rows.changed.connect(onRows);
  site.changed.connect(takeSettings);
  takeSettings();
  return {
    draw: () => createElement(ConvertPanel, { model, inCell: true }),
    connect: () => model.connect(),
    open: path => model.open(path),
    fill: params => {
      hidden = beyondForm(params);
      form.edit(formOf(params));
      choices.replace(choicesIn('convert', params));
    },
    params: () =>
      form.state.typing
        ? undefined
        : paramsOf(form.state.form, Object.fromEntries(choices.state.choices), hidden, trans),
    hidden: () => hidden,
    get looks() {
      return table.rows.state.active !== undefined;
    },
    lookAt: inputs => {
      const row = table.rows.state.all.find(({ path }) => inputs.has(path));
      if (row) {
        model.look(row.path);
      }
      return row !== undefined;
    },
    dispose: () => {
      site.changed.disconnect(takeSettings);
      [model, viewer].forEach(part => part.dispose());
    }
  };
}

const told = convertOutputSchema.pick({ output: true, shape: true, dtype: true });

export function toldConversion(entry: object): ToldResult | undefined {
  const { data: result } = told.safeParse(entry);
  return result && { path: result.output, words: `${formatShape(result.shape)} ${result.dtype}` };
}
