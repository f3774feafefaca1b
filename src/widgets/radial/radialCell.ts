import type { TranslationBundle } from '@jupyterlab/translation';

import { RadialModel } from '../../panels/radial/radialModel';
import { RadialPanel } from '../../panels/radial/RadialPanel';
import { formatCount } from '../../panels/parts/quantities';
import { radialResultSchema } from '../../protocol/radial/radialResult';
import type { ToldResult } from '../cellKind';
import { formCell } from '../listingCell';

/** The Radial transform panel in a cell. */
export const radialCell = formCell(RadialModel, RadialPanel);

const told = radialResultSchema.pick({ mean: true, patterns: true });

export function toldTransform(entry: object, trans: TranslationBundle): ToldResult | undefined {
  const { data: result } = told.safeParse(entry);
  return result && { path: result.mean, words: trans.__('%1 patterns', formatCount(result.patterns)) };
}
