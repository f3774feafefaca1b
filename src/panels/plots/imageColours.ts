import type { HeatmapData } from 'plotly.js';

import type { ColourMapName, Palette } from './colourMaps';
import type { Coloured } from './colourPixels';
import type { Grid } from './grid';
import { logTicks } from './logTicks';
import type { Percentiles } from './valueRange';
import { finiteValues, smallPositive, valueRange } from './valueRange';

/** How the user wants an image shown; the values stay what they are. */
export interface ImageDisplay {
  readonly scale: 'linear' | 'log';
  readonly colourMap: ColourMapName;
  readonly percentiles: Percentiles;
  /** Values at the ends of the colour map, held whatever the image; by the percentiles of each image when absent */
  readonly range?: readonly [number, number];
  /** The colour at a part p of the range is that of the map at p to this power; 1 when absent */
  readonly gamma?: number;
  /** For images of whole numbers, such as classes: takes the place of colour map, scale and range */
  readonly palette?: Palette;
}

/** The colours of an image, and the ticks of its colour bar. */
export interface ImageColours extends Coloured {
  readonly ticks: HeatmapData['colorbar'];
}

/** Values at the ends of the colour map. */
export function shownRange({ values }: Grid, { range, percentiles }: ImageDisplay): readonly [number, number] {
  return range ?? valueRange(finiteValues(values), percentiles);
}

/**
 * What values become on the colour scale.
 *
 * Log is display only: colours follow log10 of the value, with values at or below zero shown at half the smallest positive
 * one (see smallPositive), while what is read at the pixels and the ticks of the colour bar give the value itself. The colour range lies between two
 * percentiles of the values, so that single hot or dead pixels do not set it, unless a range is held.
 */
export function imageColours(grid: Grid, display: ImageDisplay): ImageColours {
  const { palette, colourMap, gamma } = display;
  if (palette) {
    const count = palette.colours.length;
    const ticks = { tickvals: palette.names.map((_, at) => at), ticktext: [...palette.names] };
    return { positions: grid.values, ends: [-0.5, count - 0.5], colourMap: palette, ticks };
  }
  const range = shownRange(grid, display);
  if (display.scale === 'linear') {
    const ticks = { exponentformat: 'SI', nticks: 6 } as const;
    return { positions: grid.values, ends: ends(...range), colourMap, gamma, ticks };
  }
  const floor = smallPositive(grid.values) / 2;
  const colour = (value: number): number => Math.log10(Math.max(value, floor));
  const [low, high] = ends(colour(range[0]), colour(range[1]));
  return { positions: logarithms(grid.values, floor), ends: [low, high], colourMap, gamma, ticks: logTicks(low, high) };
}

/** Logarithms of counts are looked up: nearly all pixels of a pattern hold few. */
const COUNTS = Float32Array.from({ length: 1024 }, (_, count) => Math.log10(count));

function logarithms(values: Float32Array, floor: number): Float32Array {
  const found = new Float32Array(values.length);
  const foot = Math.log10(floor);
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const count = value | 0;
    found[index] = value <= floor ? foot : count === value && count < COUNTS.length ? COUNTS[count] : Math.log10(value);
  }
  return found;
}

function ends(low: number, high: number): [number, number] {
  return high > low ? [low, high] : [low, low + 1];
}
