import type { TranslationBundle } from '@jupyterlab/translation';
import type { ComponentType } from 'react';
import { createElement } from 'react';

import type { Kind, OptionsOf } from '../protocol/capabilities';
import type { DataRow } from '../panels/dataTable/dataRow';
import type { ListingModel } from '../panels/listing/listingModel';
import type { ListingPanelOf } from '../panels/listing/ListingPanel';
import type { House } from '../panels/listing/startingModel';
import type { CellHouse, CellPanel, MakeCellPanel } from './cellPanel';
import { HiddenParams } from './hiddenParams';
import { choicesIn, choicesParams, possibleOptions, unusualOptions, withoutChoices } from './formParams';

/** What is of its own in a panel that lists a folder. */
export interface ListingCell<K extends Kind, Row extends DataRow> extends Pick<CellPanel, 'draw' | 'more'> {
  readonly model: Pick<ListingModel<K, Row, object>, 'kind' | 'rows' | 'choices' | 'connect' | 'refresh' | 'dispose'>;
  /** Shows options, as far as there is anything that shows them. */
  fill(options: OptionsOf<K>): void;
  /** Options as they are shown; undefined while one is being typed or is not possible */
  options(): Partial<OptionsOf<K>> | undefined;
}

/** A panel that lists a folder, in a cell. */
export function listingCell<K extends Kind, Row extends DataRow>(
  { model, fill, options, draw, more }: ListingCell<K, Row>,
  { session, onRows, onChoice }: CellHouse
): CellPanel {
  const { kind, rows, choices } = model;
  const hidden = new HiddenParams();
  rows.changed.connect(onRows);
  choices?.changed.connect(() => onChoice());
  return {
    draw,
    more,
    connect: () => model.connect(),
    open: path => session.open(path),
    fill: params => {
      fill(possibleOptions(kind, params));
      choices?.replace(choicesIn(kind, params));
      if (hidden.take(withoutChoices(kind, params), options() ?? {})) {
        // How rows stand may depend on what no form shows
        model.refresh();
      }
    },
    params: () => {
      const shown = options();
      return (
        shown && {
          ...hidden.beside(shown),
          ...unusualOptions(kind, shown),
          ...(choices && choicesParams(kind, choices.state.choices))
        }
      );
    },
    hidden: () => hidden.beside(options() ?? {}),
    get looks() {
      return rows.state.active !== undefined;
    },
    lookAt: inputs => {
      const row = rows.state.all.find(({ path }) => inputs.has(path));
      if (row) {
        rows.look(row.path);
      }
      return row !== undefined;
    },
    dispose: () => model.dispose()
  };
}

/** A panel that lists a folder and has all its options in its form, in a cell. */
export function formCell<
  K extends Kind,
  Row extends DataRow,
  Form extends object,
  Demands extends object,
  Model extends ListingModel<K, Row, Form, Demands>
>(
  Model: new (house: House, trans: TranslationBundle) => Model & ListingModel<K, Row, Form, Demands>,
  Panel: ComponentType<ListingPanelOf<Model>>
): MakeCellPanel {
  return house => {
    const model = new Model(house, house.trans);
    const { form } = model;
    form.changed.connect(() => house.onChoice());
    return listingCell(
      {
        model,
        fill: options => form.show(options),
        options: () => (form.state.typing ? undefined : form.state.options),
        draw: () => createElement(Panel, { model, inCell: true })
      },
      house
    );
  };
}
