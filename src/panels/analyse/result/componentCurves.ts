import type { TranslationBundle } from '@jupyterlab/translation';

import { componentColour } from '../../../core/analysis/componentColours';
import type { Line } from './lines';

/** A curve of numbers in memory, in the colour of a component. */
export interface NumberedCurve {
  readonly name: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly colour: string;
  /** Half the height of its error band */
  readonly error?: Float64Array;
}

/** Curves of components, or of their classes, in the colours of the components. @param only one of them, from 0. @param errors standard errors of each */
export function numberedCurves(
  lines: readonly Line[],
  only: number | undefined,
  trans: TranslationBundle,
  errors?: readonly Line[]
): NumberedCurve[] {
  return lines.flatMap(({ q, values }, at) =>
    only === undefined || only === at
      ? [
          {
            name: trans.__('%1', at + 1),
            x: q,
            y: values,
            colour: componentColour(at),
            ...(errors && { error: errors[at].values })
          }
        ]
      : []
  );
}

/** Grey, which no class has, in light and dark */
const CHOSEN = '#858585';

/** The curve of the positions that were chosen on a map. */
export function chosenCurve(
  { q, values }: Line,
  trans: TranslationBundle
): NumberedCurve & { readonly style: 'dashed' } {
  return { name: trans.__('chosen positions'), x: q, y: values, style: 'dashed', colour: CHOSEN };
}
