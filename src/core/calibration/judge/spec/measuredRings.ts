import { GOLD_STANDARD } from '../../../standards/goldStandard';
import type { Refinement } from '../../refine';
import { ringTargets } from '../../ringTargets';

const SECTORS = 36;

/** What is said of single rings, by their names. */
export type ByRing<T> = Partial<Record<string, T>>;

interface Measured {
  /** By kinematic ones, 1 where nothing is said */
  readonly strengths?: ByRing<number>;
  /** Of a ring in each sector where it was seen; in all of them alike where nothing is said */
  readonly pieces?: ByRing<readonly number[]>;
  /** Standard error of a strength of 1 */
  readonly error?: number;
  /** How much further out a ring lies than expected, in parts of its radius */
  readonly shifts?: ByRing<number>;
  readonly standard?: typeof GOLD_STANDARD;
}

/** The first eight rings of a standard at 300 kV, each a group of its own, as if they had been measured. */
export function measuredRings({
  strengths = {},
  pieces = {},
  error = 0.01,
  shifts = {},
  standard = GOLD_STANDARD
}: Measured): Refinement {
  const targets = ringTargets(0.0197, standard).slice(0, 8);
  const rings = targets.map(target => {
    const strength = strengths[target.name] ?? 1;
    const unit = target.strength / target.t;
    return { target, area: strength * unit, areaError: strength === 0 ? Infinity : error * unit };
  });
  const cells = targets.flatMap(({ name, t }, group) =>
    (pieces[name] ?? new Array<number>(SECTORS).fill(1)).map((strength, sector) => ({
      ...{ group, sector, strength, q: t },
      ...{ shift: shifts[name] ?? 0, variance: 1e-8, signalToNoise: 50 }
    }))
  );
  return {
    fit: { rings, width: { sigma: 0.01 } },
    profile: { q: Float64Array.of(0.3, 1.5), coverage: Float64Array.of(1, 1) },
    groups: targets.map(({ name }, ring) => ({ name, rings: [ring], from: 0, to: 1 })),
    cells,
    regression: { residuals: Float64Array.from(cells, ({ shift }) => shift) }
  } as unknown as Refinement;
}
