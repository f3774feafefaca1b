import type { TranslationBundle } from '@jupyterlab/translation';

import { AnalyseModel } from '../../panels/analyse/analyseModel';
import { AnalysePanel } from '../../panels/analyse/AnalysePanel';
import { analyseOutputSchema } from '../../protocol/analyse/analyseResult';
import type { ToldResult } from '../cellKind';
import { formCell } from '../listingCell';

/** The Profile analysis panel in a cell. */
export const analyseCell = formCell(AnalyseModel, AnalysePanel);

const told = analyseOutputSchema.pick({ record: true, components: true });

export function toldAnalysis(entry: object, trans: TranslationBundle): ToldResult | undefined {
  const { data: result } = told.safeParse(entry);
  return (
    result && {
      path: result.record,
      words: trans._n('One component', '%1 components', result.components)
    }
  );
}
