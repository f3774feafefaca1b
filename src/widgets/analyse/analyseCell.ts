import type { TranslationBundle } from '@jupyterlab/translation';
import { createElement } from 'react';

import { AnalyseModel } from '../../panels/analyse/analyseModel';
import { AnalysePanel } from '../../panels/analyse/AnalysePanel';
import { formOf } from '../../panels/analyse/form/analyseRules';
import { analyseOutputSchema } from '../../protocol/analyse/analyseResult';
import type { ToldResult } from '../cellKind';
import type { CellHouse, CellPanel } from '../cellPanel';
import { formCell } from '../listingCell';

/** The Profile analysis panel in a cell. */
export function analyseCell(house: CellHouse): CellPanel {
  const model = new AnalyseModel(house, house.trans);
  return formCell({ model, formOf, draw: () => createElement(AnalysePanel, { model, inCell: true }) }, house);
}

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
