import { GOLD_LATTICE } from '../../gold/rings';
import { builtInStandard } from '../../standards/builtIn';
import { goldStandard } from '../../standards/goldStandard';
import { secondLattice } from './secondLattice';
import { measuredRings } from './spec/measuredRings';
import type { ByRing } from './spec/measuredRings';

const ODD = ['111', '311', '331', '511/333'];

/** Odd rings of gold as they are, even ones so many times as strong. */
function even(times: number): ByRing<number> {
  return Object.fromEntries(['200', '220', '222', '400', '420', '422'].map(name => [name, times]));
}

describe('secondLattice', () => {
  it('finds nothing in gold, hot or cold, thick or thin', () => {
    expect(secondLattice(measuredRings({}))).toBeUndefined();
    const hot = { '200': 0.9, '220': 0.8, '311': 0.7, '222': 0.68, '400': 0.6, '331': 0.55, '420': 0.5 };
    expect(secondLattice(measuredRings({ strengths: hot }))).toBeUndefined();
    const outwards = { '200': 1.3, '220': 2, '311': 2.6, '222': 2.8, '400': 3.5, '331': 4, '420': 4.3 };
    expect(secondLattice(measuredRings({ strengths: outwards }))).toBeUndefined();
  });

  it.each<[string, ByRing<number>]>([
    // Beam along the axis: planes along it light up
    [
      'a fibre about [001]',
      { '111': 0.15, '200': 6, '220': 4, '311': 0.15, '222': 0.15, '400': 6, '331': 0.15, '420': 3 }
    ],
    [
      'a fibre about [111]',
      { '111': 0.3, '200': 0.2, '220': 3.5, '311': 1, '222': 0.3, '400': 0.2, '331': 1.2, '420': 0.8 }
    ]
  ])('takes %s for texture of gold, however strong it is', (_, strengths) => {
    expect(secondLattice(measuredRings({ strengths }))).toBeUndefined();
  });

  it('finds even rings that are too strong beside odd ones, since 222 is parallel to 111', () => {
    const found = secondLattice(measuredRings({ strengths: even(4) }));
    expect(found).toMatchObject({ shared: ['200', '220', '222'], alone: ['111', '311', '331'], isTooStrong: true });
    expect(found!.apart).toBeUndefined();
  });

  it('finds those of a body-centred crystal, which are in other proportions', () => {
    // Multiplicities of 110, 200, 211, 220 and 310 by those of 200, 220, 222, 400 and 420
    const strengths = { '111': 0.3, '200': 2, '220': 0.5, '311': 0.3, '222': 3, '400': 2, '331': 0.3, '420': 1 };
    expect(secondLattice(measuredRings({ strengths }))).toBeDefined();
  });

  it('says nothing where the strengths are not known', () => {
    expect(secondLattice(measuredRings({ strengths: even(4), error: 2 }))).toBeUndefined();
    const spots = Object.fromEntries([...ODD, ...Object.keys(even(1))].map(name => [name, [20, 10, 6]]));
    expect(secondLattice(measuredRings({ strengths: even(4), pieces: spots }))).toBeUndefined();
  });

  it('finds two scales, one of odd and one of even rings', () => {
    const shifts = Object.fromEntries(ODD.map(name => [name, 0.005]));
    // One step of Gauss and Newton from none: a shift of a quarter of the width is found to 2 %
    expect(secondLattice(measuredRings({ shifts }))?.apart).toBeCloseTo(0.005, 3);
    expect(secondLattice(measuredRings({ shifts }))?.isTooStrong).toBe(false);
    // Outer rings that are off alike are a matter of the lens
    expect(secondLattice(measuredRings({ shifts: { '331': 0.004, '420': 0.004, '400': 0.004 } }))).toBeUndefined();
  });

  it('adds what strengths and places say, which is not enough alone', () => {
    const [strengths, shifts] = [even(2.6), Object.fromEntries(ODD.map(name => [name, 0.003]))];
    expect(secondLattice(measuredRings({ strengths, error: 0.1 }))).toBeUndefined();
    expect(secondLattice(measuredRings({ shifts }))).toBeUndefined();
    expect(secondLattice(measuredRings({ strengths, shifts, error: 0.1 }))).toMatchObject({ isTooStrong: true });
  });

  it('looks at every face-centred standard, with or without 200', () => {
    const standard = builtInStandard('Si');
    expect(secondLattice(measuredRings({ standard }))).toBeUndefined();
    const names = ['220', '400', '422', '440'];
    const [strengths, shifts] = [4, -0.005].map(value => Object.fromEntries(names.map(name => [name, value])));
    // Silicon has no 222: a texture about [001] may make its even rings strong, but nothing moves them
    expect(secondLattice(measuredRings({ standard, strengths }))).toBeUndefined();
    const found = secondLattice(measuredRings({ standard, strengths, shifts }));
    expect(found).toMatchObject({ shared: ['220', '400', '422'], alone: ['311', '331', '511/333'] });
  });

  it('wants two scales that are known to be alike, not two that are hardly known', () => {
    const shifts = Object.fromEntries(ODD.map(name => [name, 0.003]));
    expect(secondLattice(measuredRings({ shifts }))).toBeUndefined();
    const faint = secondLattice(measuredRings({ shifts, pixels: 0.05 }));
    expect(faint?.upTo).toBeGreaterThan(0.005);
    expect(faint?.shared).toEqual(['200', '220', '222']);
  });

  it('compares no ring with one that is next to extinct', () => {
    const standard = builtInStandard('MgO');
    const shifts = Object.fromEntries(ODD.map(name => [name, 0.02]));
    expect(secondLattice(measuredRings({ standard, shifts, strengths: even(3) }))).toBeUndefined();
  });

  it('asks nothing of a standard that is not face-centred, or whose planes it does not know', () => {
    const unknown = { ...goldStandard(), lattice: undefined };
    expect(secondLattice(measuredRings({ strengths: even(4), standard: unknown }))).toBeUndefined();
    const bodyCentred = { ...goldStandard(), lattice: GOLD_LATTICE * Math.SQRT2 };
    expect(secondLattice(measuredRings({ strengths: even(4), standard: bodyCentred }))).toBeUndefined();
  });
});
