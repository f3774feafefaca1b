import type { TranslationBundle } from '@jupyterlab/translation';

import type { RowStatus } from './rowStatus';
import type { TableRow } from './tableRow';
import { isUnreadable } from './tableRow';

/** A row that would not be converted, and why. */
export interface LeftOut {
  readonly path: string;
  readonly why: 'reading' | 'growing' | 'converting' | 'complete' | 'problem';
  /** One sentence */
  readonly sentence: string;
}

/** What a conversion of some rows would do. */
export interface Convertible {
  readonly paths: readonly string[];
  /** How many of them have a result that is written again */
  readonly replaced: number;
  /** Frames lost of all of them, and how many of them lack some */
  readonly lost: number;
  readonly lacking: number;
  readonly leftOut: readonly LeftOut[];
}

/** Which rows can be converted. @param overwrite whether what is complete is converted again */
export function convertible(rows: readonly TableRow[], overwrite: boolean, trans: TranslationBundle): Convertible {
  const paths: string[] = [];
  const leftOut: LeftOut[] = [];
  let [replaced, lost, lacking] = [0, 0, 0];
  for (const row of rows) {
    const obstacle = obstacleOf(row, overwrite, trans);
    if (obstacle) {
      leftOut.push({ path: row.path, ...obstacle });
    } else {
      paths.push(row.path);
      lost += row.lost;
      lacking += row.lost > 0 ? 1 : 0;
      replaced += row.status === 'complete' || row.status === 'changed' || row.status === 'other-options' ? 1 : 0;
    }
  }
  return { paths, replaced, lost, lacking, leftOut };
}

/** States that nobody needs to select: they wait for their first result. */
const PENDING: ReadonlySet<RowStatus> = new Set<RowStatus>([
  'new',
  'incomplete',
  'changed',
  'interrupted',
  'cancelled'
]);

/** States that a conversion, or the reading of headers, will change by itself. */
const UNDER_WAY: ReadonlySet<RowStatus> = new Set<RowStatus>(['reading', 'waiting', 'converting']);

/**
 * The rows that are converted when none is selected: those without a result, and with `overwrite` those with one too. What
 * failed is offered once nothing else is left and nothing runs, so that it is tried again on purpose; results of other options
 * are not replaced unasked.
 */
export function pendingRows(rows: readonly TableRow[], overwrite: boolean): TableRow[] {
  const pending = rows.filter(
    ({ status }) => PENDING.has(status) || (overwrite && (status === 'complete' || status === 'other-options'))
  );
  return pending.length > 0 || rows.some(({ status }) => UNDER_WAY.has(status))
    ? pending
    : rows.filter(({ status }) => status === 'failed');
}

function obstacleOf(
  { status, row, failure }: TableRow,
  overwrite: boolean,
  trans: TranslationBundle
): Omit<LeftOut, 'path'> | undefined {
  switch (status) {
    case 'reading':
      return { why: 'reading', sentence: trans.__('Its headers have not been read yet.') };
    case 'growing':
      return { why: 'growing', sentence: trans.__('It is still being written.') };
    case 'waiting':
    case 'converting':
      return { why: 'converting', sentence: trans.__('It is being converted already.') };
    case 'complete':
      return overwrite ? undefined : { why: 'complete', sentence: trans.__('It is complete already.') };
    default:
      // A conversion that failed may be tried again; a problem of the row itself stays
      return failure && (isUnreadable(row) || failure === row.problem)
        ? { why: 'problem', sentence: failure.message }
        : undefined;
  }
}
