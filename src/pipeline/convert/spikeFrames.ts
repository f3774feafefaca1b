import { findSpikes, positionsAround, tooManySpikes } from '../../core/scan/spikes';
import { rawAtOnce } from '../frames/source/rawFrames';
import { tileList, tiles } from '../frames/tiles';
import type { NumbersPass } from '../parts/sharedPass';
import type { ConversionPlan } from './conversionPlan';
import { planSource } from './planSource';

/** Scan positions whose frames are to be replaced, and what the user should know of it. */
export interface SpikeFrames {
  /** Row-major, ascending */
  readonly replaced: Int32Array;
  readonly warnings: readonly string[];
}

/** Positions named in a sentence. */
const MOST_NAMED = 10;
const NONE: SpikeFrames = { replaced: new Int32Array(0), warnings: [] };

/**
 * Finds frames that are far brighter than their neighbours, by reading all raw frames once before the conversion does: sum
 * image, patterns and binned files then never see them, and every worker can make a replacement from the raw neighbours
 * by itself.
 *
 * @throws InputError when the raw data cannot be read; CancelledError
 */
export async function spikeFrames(conversion: ConversionPlan, pass: NumbersPass): Promise<SpikeFrames> {
  const { acquisition, recipe } = conversion;
  if (!recipe.repair?.spikes || recipe.plan.kind === 'stack') {
    return NONE;
  }
  const source = planSource(conversion);
  const { scan, frames } = source;
  const shared = new SharedArrayBuffer(8 * frames.length);
  const values = new Float64Array(shared);
  const tiled = tileList(tiles(scan, rawAtOnce(source.place)));
  const rules = ['sums', new Uint8Array(frames.slice().buffer)];
  await pass({ source, tiles: tiled, sinks: { maskedSum: { values: shared } } }, values, rules);
  const { rows, columns } = scan;
  const spikes = findSpikes({ values: Float32Array.from(values), rows, columns });
  if (tooManySpikes(spikes.length, frames.length)) {
    return {
      ...NONE,
      warnings: [
        `${acquisition.path}: ${spikes.length} of ${frames.length} scan positions are far brighter than their neighbours. These are too many to be stretched exposures, so none was replaced.`
      ]
    };
  }
  const isSpike = new Set(spikes);
  const replaced = spikes.filter(position => medianSources(position, rows, columns, frames, isSpike).length > 0);
  return {
    replaced: Int32Array.from(replaced),
    warnings: replaced.length > 0 ? [sentence(acquisition.path, replaced, columns)] : []
  };
}

/** Neighbours of a position from which its frame is made again: those with a frame that is no spike itself. */
function medianSources(
  position: number,
  rows: number,
  columns: number,
  frames: Int32Array,
  isSpike: ReadonlySet<number>
): number[] {
  return positionsAround(position, rows, columns).filter(at => frames[at] >= 0 && !isSpike.has(at));
}

function sentence(path: string, replaced: readonly number[], columns: number): string {
  const named = replaced
    .slice(0, MOST_NAMED)
    .map(position => `row ${Math.floor(position / columns)} column ${position % columns}`);
  const more = replaced.length > MOST_NAMED ? ` and ${replaced.length - MOST_NAMED} more` : '';
  const what = replaced.length === 1 ? '1 frame that was' : `${replaced.length} frames that were`;
  return `${path}: ${what} far brighter than all around (${named.join(', ')}${more}) became the median of the neighbouring frames, as asked. The file's record names every position.`;
}
