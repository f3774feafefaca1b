import type { TranslationBundle } from '@jupyterlab/translation';

import { componentColour } from '../../../core/analysis/componentColours';
import type { Grid } from '../../plots/grid';
import type { ImageDisplay } from '../../plots/imageColours';
import { finiteValues, valueRange } from '../../plots/valueRange';

/** Every map by its own range, or all by one. */
export type MapScale = 'own' | 'one';

/** Between the greys of light and dark themes */
const NO_CLASS = '#8c8c8c';
/** Of classes other than the one looked for */
const ASIDE = '#c9c9c9';

/** Colours of classes: 0 in none, then those of the components. @param only the class looked for, from 0 */
export function classDisplay(count: number, only: number | undefined, trans: TranslationBundle): ImageDisplay {
  const colours = Array.from({ length: count }, (_, at) =>
    only === undefined || only === at ? componentColour(at) : ASIDE
  );
  return {
    scale: 'linear',
    colourMap: 'gray',
    percentiles: [0, 100],
    palette: {
      colours: [NO_CLASS, ...colours],
      names: [trans.__('none'), ...colours.map((_, at) => String(at + 1))]
    }
  };
}

/** The display of maps, with one range for all of them where that is wanted. */
export function scaledDisplay(display: ImageDisplay, maps: readonly Grid[], scale: MapScale): ImageDisplay {
  if (scale === 'own' || display.range) {
    return display;
  }
  const ranges = maps.map(({ values }) => valueRange(finiteValues(values), display.percentiles));
  return { ...display, range: [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))] };
}
