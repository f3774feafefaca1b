import type { Pauses } from './pauses';

/** How far a pause may be from a whole number of frames, in frames, to be where frames were lost. */
const MOST_OFF = 0.25;

/**
 * Places of frames where some are lost that no number tells of and that make no line shorter, because no pause shows lines: where the
 * time stamps have gaps of just as many frames as were announced and are not there, the gaps are where they were lost.
 *
 * @param frames places so far
 * @param lost frames that were announced and are not there
 * @returns for every new place the one it had before, -1 for a frame that was lost; undefined where the gaps do not tell
 */
export function gapPlaces(frames: number, lost: number, pauses: Pauses | undefined): Int32Array | undefined {
  if (lost < 1 || !pauses || pauses.before.length === 0) {
    return undefined;
  }
  const missed = pauses.intervalUs.map(interval => interval / pauses.usualUs - 1);
  const counts = missed.map(Math.round);
  const isWhole = missed.every((frames, at) => counts[at] >= 1 && Math.abs(frames - counts[at]) <= MOST_OFF);
  if (!isWhole || counts.reduce((sum, count) => sum + count, 0) !== lost) {
    return undefined;
  }
  const places = new Int32Array(frames + lost).fill(-1);
  let gap = 0;
  let shift = 0;
  for (let frame = 0; frame < frames; frame++) {
    if (pauses.before[gap] === frame) {
      shift += counts[gap++];
    }
    places[frame + shift] = frame;
  }
  return places;
}
