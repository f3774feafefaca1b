import type { Dense } from '../../../core/analysis/dense';
import { line } from '../../../core/analysis/dense';
import { profilePeaks } from '../../../core/analysis/profilePeaks';
import type { LoadedProfiles } from '../load/loadProfiles';

/** Rings that stand out by less than this part of the most prominent one are noise more often than not. */
const LEAST = 0.02;

/** A ring of a class. */
export interface ClassPeak {
  /** From 1 */
  readonly class: number;
  /** 1/Å */
  readonly q: number;
  readonly height: number;
  readonly prominence: number;
  /** At half its prominence, 1/Å */
  readonly width: number;
}

/** The rings of each class within the q range, the most prominent first. */
export function classPeaks(profiles: Dense, count: number, { axis, bins }: LoadedProfiles): ClassPeak[] {
  const [first, behind] = bins.range;
  return Array.from({ length: count }, (_, own) =>
    profilePeaks(line(profiles, own).subarray(first, behind), LEAST)
      .sort((a, b) => b.prominence - a.prominence)
      .map(({ place, height, prominence, width }) => ({
        class: own + 1,
        q: axis.offset + (first + place) * axis.scale,
        height,
        prominence,
        width: width * axis.scale
      }))
  ).flat();
}

/** As CSV, a line each, with the distance of the lattice planes, d = 1/q. */
export function peaksCsv(peaks: readonly ClassPeak[]): string {
  const lines = peaks.map(peak =>
    [
      peak.class,
      peak.q.toFixed(5),
      (1 / peak.q).toFixed(4),
      peak.height.toPrecision(6),
      peak.prominence.toPrecision(6),
      peak.width.toFixed(5)
    ].join(',')
  );
  return `${['class,q_inv_A,d_A,height,prominence,width_inv_A', ...lines].join('\n')}\n`;
}
