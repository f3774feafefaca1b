import type { CleanPattern } from '../pixels/calibrationPattern';
import { beamEnd } from '../search/beamRadius';
import { logProfile } from '../search/coarseEllipse';
import { logPolarMap, radiusOfStep } from '../search/logPolar';

/** The beam is looked for about the nearest quarter of a px: its end is known to less, and fits of one pattern share it */
const PER_PIXEL = 4;
const CIRCLES = { logRatio: 0, theta: 0 };

/** By the pixels that are used, then by the centre */
const known = new WeakMap<CleanPattern['used'], Map<string, number>>();

/** Radius from which on a pattern is clear of the direct beam, px. Looked for once for each centre. */
export function beamEdge(pattern: CleanPattern, [row, column]: readonly [number, number]): number {
  const about = [row, column].map(at => Math.round(at * PER_PIXEL) / PER_PIXEL) as [number, number];
  const edges = known.get(pattern.used) ?? new Map<string, number>();
  known.set(pattern.used, edges);
  const key = about.join();
  const edge = edges.get(key) ?? radiusOfStep(beamEnd(logProfile(logPolarMap(pattern, about), CIRCLES)));
  edges.set(key, edge);
  return edge;
}
