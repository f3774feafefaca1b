import { ReturningSets } from './returningSets';

function stopsAt(rounds: readonly (readonly [set: string, change: number])[]): number {
  const sets = new ReturningSets();
  return rounds.findIndex(([set, change]) => sets.isBack(set, change));
}

describe('ReturningSets', () => {
  it('stops where two sets take turns and neither comes nearer', () => {
    expect(
      stopsAt([
        ['a', 0.9],
        ['b', 1.1],
        ['a', 0.9],
        ['b', 1.1]
      ])
    ).toBe(2);
    expect(
      stopsAt([
        ['a', 1.6],
        ['a', 0.4],
        ['b', 1.5],
        ['a', 0.7]
      ])
    ).toBe(3);
  });

  it('goes on while a set stays, whatever it asks for, and while every return is nearer than the one before', () => {
    expect(
      stopsAt([
        ['a', 0.3],
        ['a', 0.9],
        ['a', 0.8]
      ])
    ).toBe(-1);
    expect(
      stopsAt([
        ['a', 0.9],
        ['b', 0.8],
        ['a', 0.5],
        ['b', 0.4],
        ['a', 0.2]
      ])
    ).toBe(-1);
  });
});
