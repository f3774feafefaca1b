import { InputError } from '../errors';
import { located } from '../merlin/where';
import type { ScanPlan } from './scanPlan';

/** Repairs of a scan that are only another order of its frames. */
export interface ScanRepair {
  /** Columns that every line is rolled to the left; what leaves at the left comes in at the right of the same line */
  readonly roll: number;
  /** Leave out the last column, after rolling */
  readonly cropLastColumn: boolean;
}

/**
 * The plan with its lines rolled and its last column left out, in this order.
 *
 * @throws InputError `E_ROLL` for a roll by as many columns as there are or more, `E_CROP` when no column would be left
 */
export function repairedPlan(plan: ScanPlan, { roll, cropLastColumn }: ScanRepair, where?: string): ScanPlan {
  if (plan.kind === 'stack') {
    return plan;
  }
  const { columns } = plan;
  if (roll >= columns) {
    throw new InputError(
      'E_ROLL',
      located(
        where,
        `the scan has ${columns} columns, so its lines can be rolled by 0 to ${columns - 1}, not by ${roll}.`
      )
    );
  }
  if (cropLastColumn && columns < 2) {
    throw new InputError(
      'E_CROP',
      located(where, 'the scan has one column only: without its last one nothing is left.')
    );
  }
  return {
    ...plan,
    columns: cropLastColumn ? columns - 1 : columns,
    ...(roll > 0 && { rolled: { by: roll, columns } })
  };
}
