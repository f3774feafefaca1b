import { suggestRoll } from '../../core/scan/seam';
import { InputError } from '../../core/errors';
import type { RadialOptions } from '../../protocol/radial/radialOptions';
import { recordSchema } from '../convert/record';
import { runFrames } from '../frames/runFrames';
import { formOf } from '../frames/source/scanSource';
import { tileList } from '../frames/tiles';
import { foreign } from '../threads/foreign';
import type { TaskRunner } from '../threads/taskRunner';
import type { OpenScan } from './openScan';

/** Lines in which a seam is looked for: blocks of neighbours, spread over the scan */
const BLOCK = 8;
const BLOCKS = 12;

const NO_SEAM = 'No seam was found in the lines of the scan: they were left as they are.';

/**
 * A scan with every line rolled to the left, which closes the seam of some scans with EDX. The number counts from the lines as
 * they were recorded: what a conversion has rolled is not rolled again.
 *
 * @returns the same scan where there is nothing to roll; where a seam was looked for in vain it says so
 * @throws InputError `E_ROLL` for a stack, for as many columns as there are, and where a conversion has cut off what would come
 * in; those of the source; CancelledError
 */
export async function rolledScan(
  scan: OpenScan,
  asked: RadialOptions['roll'],
  { runner, signal }: { readonly runner: TaskRunner; readonly signal: AbortSignal }
): Promise<OpenScan> {
  if (asked === 0) {
    return scan;
  }
  const { rows, columns } = formOf(scan.source).scan;
  const impossible = (why: string): InputError => new InputError('E_ROLL', `${scan.path}: ${why}`);
  if (scan.isStack) {
    throw impossible('it is a stack, which has no scan lines to roll. Do not roll it (--roll).');
  }
  const former = await rolledBefore(scan);
  const by = asked === 'auto' ? await seamColumn(scan, rows, runner, signal) : asked - (former?.by ?? 0);
  const lines = former?.columns ?? columns;
  if (asked !== 'auto' && asked >= lines) {
    throw impossible(`its lines have ${lines} columns, so they can be rolled by 0 to ${lines - 1}, not by ${asked}.`);
  }
  if (by === 0) {
    return asked === 'auto' ? { ...scan, warnings: [...scan.warnings, NO_SEAM] } : scan;
  }
  if (lines !== columns) {
    throw impossible(
      `its lines were rolled by ${former?.by ?? 0} and cut when it was converted, and cannot be rolled by ${asked} any more. Convert it again, rolled as you want it (--roll).`
    );
  }
  const rolled = (by + columns) % columns;
  return { ...scan, source: { ...scan.source, rolled } };
}

/** What a conversion by this program has rolled. */
async function rolledBefore({ path, acquisition }: OpenScan): Promise<{ by: number; columns: number } | undefined> {
  const products = acquisition ? undefined : await foreign('ownProducts', path);
  const text = products?.attributes.record;
  const record = typeof text === 'string' ? recordSchema.safeParse(JSON.parse(text)) : undefined;
  const plan = record?.data?.recipe.plan;
  return plan?.kind === 'scan' ? plan.rolled : undefined;
}

/** The column with which lines should begin, see suggestRoll. */
async function seamColumn(
  { source }: OpenScan,
  rows: number,
  runner: TaskRunner,
  signal: AbortSignal
): Promise<number> {
  const { columns } = formOf(source).scan;
  const blocks = Math.min(BLOCKS, Math.floor(rows / BLOCK));
  const tiles = Array.from({ length: blocks }, (_, block) => ({
    row: Math.round((block * (rows - BLOCK)) / Math.max(1, blocks - 1)),
    rows: BLOCK,
    column: 0,
    columns
  }));
  const totals = new SharedArrayBuffer(8 * rows * columns);
  await runFrames({ source, tiles: tileList(tiles), sinks: { sums: { totals } } }, runner, { signal });
  const sums = new Float64Array(totals);
  const values = new Float32Array(blocks * BLOCK * columns);
  tiles.forEach(({ row }, block) =>
    values.set(sums.subarray(row * columns, (row + BLOCK) * columns), block * BLOCK * columns)
  );
  return suggestRoll({ values, rows: blocks * BLOCK, columns }).roll;
}
