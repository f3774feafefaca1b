import { GOLD_STANDARD } from '../../../standards/goldStandard';
import { sumOfRings } from '../../profile/fittedProfile';
import { RingShape } from '../../profile/ringShape';
import type { Refinement } from '../../refine';
import { ringTargets } from '../../ringTargets';

const SECTORS = 36;
const WIDTH = { sigma: 0.01, disc: 0, spread: 0, tails: 0 };

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
  /** In an annulus, each with a hundred counts and more on top of the strongest rings */
  readonly pixels?: number;
}

/** The first eight rings of a standard at 300 kV, each a group of its own, as if they had been measured. */
export function measuredRings({
  strengths = {},
  pieces = {},
  error = 0.01,
  shifts = {},
  standard = GOLD_STANDARD,
  pixels = 500
}: Measured): Refinement {
  const targets = ringTargets(0.0197, standard).slice(0, 8);
  const rings = targets.map(target => {
    const strength = strengths[target.name] ?? 1;
    const unit = target.strength / target.t;
    const areaError = strength === 0 ? Infinity : error * unit;
    return { target, shape: new RingShape(WIDTH, target.t), area: strength * unit, areaError };
  });
  const q = Float64Array.from({ length: 480 }, (_, at) => 0.3 + 0.0025 * at);
  const background = (at: number): number => at ** -1.75;
  const measured = sumOfRings(
    rings,
    rings.map(({ target: { name, t } }) => t * Math.exp(shifts[name] ?? 0))
  );
  const cells = targets.flatMap(({ name, t }, group) =>
    (pieces[name] ?? new Array<number>(SECTORS).fill(1)).map((strength, sector) => ({
      ...{ group, sector, strength, q: t },
      ...{ shift: 0, variance: 1e-8, signalToNoise: 50 }
    }))
  );
  return {
    fit: { rings, width: WIDTH, logScale: 0, background },
    profile: {
      q,
      counts: q.map(at => background(at) + measured(at)),
      pixels: new Float64Array(q.length).fill(pixels),
      coverage: new Float64Array(q.length).fill(1)
    },
    groups: targets.map(({ name }, ring) => ({ name, rings: [ring], from: 0, to: 1 })),
    cells
  } as unknown as Refinement;
}
