import type { TranslationBundle } from '@jupyterlab/translation';

import { componentColour } from '../../../core/analysis/componentColours';
import type { Curve } from '../../plots/curves/curveView';
import type { Line } from './lines';

/** Curves of components, or of their classes, in the colours of the components. @param only one of them, from 0 */
export function numberedCurves(lines: readonly Line[], only: number | undefined, trans: TranslationBundle): Curve[] {
  return lines.flatMap(({ q, values }, at) =>
    only === undefined || only === at
      ? [{ name: trans.__('%1', at + 1), x: q, y: values, colour: componentColour(at) }]
      : []
  );
}
