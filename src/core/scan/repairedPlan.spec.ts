import * as fc from 'fast-check';

import { repairedPlan } from './repairedPlan';
import type { ScanPlan } from './scanPlan';
import { frameAt } from './scanPlan';
import { wholeLines } from './wholeLines';

function framesOf(plan: ScanPlan): number[][] {
  if (plan.kind === 'stack') {
    return [Array.from({ length: plan.frames }, (_, frame) => frameAt(plan, 0, frame))];
  }
  return Array.from({ length: plan.rows }, (_, row) =>
    Array.from({ length: plan.columns }, (_, column) => frameAt(plan, row, column))
  );
}

describe('repairedPlan', () => {
  const flyback = { kind: 'scan', rows: 2, columns: 4, firstFrame: 3, framesPerLine: 5, skippedPerLine: 1 } as const;

  it('rolls every line by itself, then leaves its last column out', () => {
    const repair = (roll: number, cropLastColumn: boolean) => framesOf(repairedPlan(flyback, { roll, cropLastColumn }));
    expect(repair(0, false)).toEqual([
      [4, 5, 6, 7],
      [9, 10, 11, 12]
    ]);
    expect(repair(1, false)).toEqual([
      [5, 6, 7, 4],
      [10, 11, 12, 9]
    ]);
    expect(repair(0, true)).toEqual([
      [4, 5, 6],
      [9, 10, 11]
    ]);
    expect(repair(3, true)).toEqual([
      [7, 4, 5],
      [12, 9, 10]
    ]);
  });

  it('is what a cyclic shift of the columns does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(8), (rows, columns, roll) => {
        fc.pre(roll < columns);
        const plan = wholeLines(rows, columns, 2);
        const expected = framesOf(plan).map(line => [...line.slice(roll), ...line.slice(0, roll)]);
        expect(framesOf(repairedPlan(plan, { roll, cropLastColumn: false }))).toEqual(expected);
      })
    );
  });

  it('leaves a stack alone, and refuses what leaves nothing to see', () => {
    const stack = { kind: 'stack', frames: 5, firstFrame: 0 } as const;
    expect(repairedPlan(stack, { roll: 2, cropLastColumn: true })).toBe(stack);
    expect(() => repairedPlan(flyback, { roll: 4, cropLastColumn: false }, 'a.mib')).toThrow(
      /a\.mib: .* 0 to 3, not by 4/
    );
    expect(() => repairedPlan(wholeLines(3, 1), { roll: 0, cropLastColumn: true })).toThrow('one column only');
  });
});
