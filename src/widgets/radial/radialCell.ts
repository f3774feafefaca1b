import type { TranslationBundle } from '@jupyterlab/translation';
import { createElement } from 'react';

import { RadialModel } from '../../panels/radial/radialModel';
import { RadialPanel } from '../../panels/radial/RadialPanel';
import { formOf } from '../../panels/radial/form/radialForm';
import { formatCount } from '../../panels/parts/quantities';
import { radialResultSchema } from '../../protocol/radial/radialResult';
import type { ToldResult } from '../cellKind';
import type { CellHouse, CellPanel } from '../cellPanel';
import { listingCell } from '../listingCell';

/** The Radial transform panel in a cell. */
export function radialCell(house: CellHouse): CellPanel {
  const model = new RadialModel(house, house.trans);
  const { form } = model;
  form.changed.connect(() => house.onChoice());
  return listingCell(
    {
      model,
      fill: options => form.edit(formOf(options)),
      options: () => (form.state.typing ? undefined : form.state.options),
      draw: () => createElement(RadialPanel, { model, inCell: true })
    },
    house
  );
}

const told = radialResultSchema.pick({ mean: true, patterns: true });

export function toldTransform(entry: object, trans: TranslationBundle): ToldResult | undefined {
  const { data: result } = told.safeParse(entry);
  return result && { path: result.mean, words: trans.__('%1 patterns', formatCount(result.patterns)) };
}
