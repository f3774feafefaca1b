import type { TranslationBundle } from '@jupyterlab/translation';
import { createElement } from 'react';

import { RadialModel } from '../../panels/radial/radialModel';
import { RadialPanel } from '../../panels/radial/RadialPanel';
import { formOf } from '../../panels/radial/form/radialRules';
import { formatCount } from '../../panels/parts/quantities';
import { radialResultSchema } from '../../protocol/radial/radialResult';
import type { ToldResult } from '../cellKind';
import type { CellHouse, CellPanel } from '../cellPanel';
import { formCell } from '../listingCell';

/** The Radial transform panel in a cell. */
export function radialCell(house: CellHouse): CellPanel {
  const model = new RadialModel(house, house.trans);
  return formCell({ model, formOf, draw: () => createElement(RadialPanel, { model, inCell: true }) }, house);
}

const told = radialResultSchema.pick({ mean: true, patterns: true });

export function toldTransform(entry: object, trans: TranslationBundle): ToldResult | undefined {
  const { data: result } = told.safeParse(entry);
  return result && { path: result.mean, words: trans.__('%1 patterns', formatCount(result.patterns)) };
}
