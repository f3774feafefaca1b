import { ringTargets } from '../ringTargets';
import type { RingShape } from '../profile/ringShape';
import { weakRings } from './weakRings';

const TARGETS = ringTargets(0.0251).slice(0, 8);
const SECTORS = 36;

/**
 * Rings of these strengths by their kinematic ones, 1 where nothing is said.
 *
 * @param pieces of a ring in each sector where it was seen; in all of them alike where nothing is said
 */
function measured(
  strengths: Partial<Record<string, number>>,
  pieces: Partial<Record<string, readonly number[]>> = {},
  error = 0.01
): Parameters<typeof weakRings>[0] {
  const rings = TARGETS.map(target => {
    const strength = strengths[target.name] ?? 1;
    const unit = target.strength / target.t;
    return {
      target,
      shape: {} as RingShape,
      area: strength * unit,
      areaError: strength === 0 ? Infinity : error * unit
    };
  });
  const cells = TARGETS.flatMap(({ name, t }, group) =>
    (pieces[name] ?? new Array<number>(SECTORS).fill(1)).map((strength, sector) => ({
      ...{ group, sector, strength, q: t },
      ...{ shift: 0, variance: 1e-8, signalToNoise: 50 }
    }))
  );
  return {
    fit: { rings, width: { sigma: 0.01 } } as unknown as Parameters<typeof weakRings>[0]['fit'],
    profile: { q: Float64Array.of(0.3, 1.5), coverage: Float64Array.of(1, 1) } as unknown as Parameters<
      typeof weakRings
    >[0]['profile'],
    groups: TARGETS.map(({ name }, ring) => ({ name, rings: [ring], from: 0, to: 1 })),
    cells
  };
}

describe('weakRings', () => {
  it('takes rings for gold that heat, thickness and texture let be so', () => {
    expect(weakRings(measured({}))).toEqual([]);
    expect(weakRings(measured({ '331': 0.5, '420': 0.4, '422': 0.3, '511/333': 0.2 }))).toEqual([]);
    expect(weakRings(measured({ '111': 0.2, '200': 0.25 }))).toEqual([]);
  });

  it('names those that another lattice lacks, as rock salt lacks the odd ones of gold', () => {
    expect(weakRings(measured({ '111': 0.12, '311': 0.03, '331': 0 }))).toEqual(['111', '311', '331']);
  });

  it('knows that few crystals make a ring as strong as they happen to lie', () => {
    const spotty = { '331': 20 };
    expect(weakRings(measured(spotty))).toEqual(['111', '200', '220', '311', '222', '400']);
    expect(weakRings(measured(spotty, { '331': [20, 15, 1] }))).toEqual([]);
    // Pieces with spots are often not measured: the mean has more than the others
    expect(weakRings(measured(spotty, { '331': new Array<number>(24).fill(0.1) }))).toEqual([]);
  });

  it('says nothing of rings that are lost in the noise', () => {
    expect(weakRings(measured({ '331': 0 }, {}, 0.2))).toEqual([]);
  });
});
