import { frameAt } from '../../core/scan/scanPlan';
import type { RawScan } from '../frames/source/rawFrames';
import { positions } from '../frames/tiles';
import type { ConversionPlan } from './conversionPlan';

/** The frames that a conversion keeps, in the order of its scan. */
export function planSource({ acquisition, layout, recipe, stored }: ConversionPlan): RawScan {
  const scan = positions(recipe.plan);
  const frames = new Int32Array(new SharedArrayBuffer(4 * scan.rows * scan.columns));
  for (let row = 0, position = 0; row < scan.rows; row++) {
    for (let column = 0; column < scan.columns; column++, position++) {
      const place = frameAt(recipe.plan, row, column);
      frames[position] = stored ? stored[place] : place;
    }
  }
  return { kind: 'raw', place: acquisition.place, layout, scan, frames };
}
