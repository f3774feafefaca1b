import type { Progress, requests, Result } from '../../../protocol/requests';
import type { PathGuard } from '../../../storage/pathGuard';
import { encodedImage } from '../../encodedImage';
import { runFrames } from '../../frames/runFrames';
import { formOf } from '../../frames/source/scanSource';
import { readOverview } from '../../overview';
import { latestOnly } from '../../threads/latestOnly';
import type { TaskRunner } from '../../threads/taskRunner';
import type { Watch } from '../../watch';
import type { OpenScan } from '../openScan';
import { openScan } from '../openScan';
import { scanTiles } from '../scanPass';

type Contract = (typeof requests)['radialScanImage'];

/**
 * All counts of every pattern at its scan position: what a conversion by this program left in its file or, for other files,
 * summed now.
 *
 * @throws InputError when the file cannot be read; CancelledError
 */
export async function scanImage(
  input: string,
  runner: TaskRunner,
  { guard, signal, report }: Watch<Progress<Contract>> & { readonly guard: PathGuard }
): Promise<Result<Contract>> {
  const scan = await openScan(input, { guard, signal });
  const { rows, columns } = formOf(scan.source).scan;
  const stored = await storedImage(scan);
  if (stored?.shape[0] === rows && stored.shape[1] === columns) {
    return { image: stored };
  }
  const totals = new SharedArrayBuffer(8 * rows * columns);
  const image = (): Result<Contract> => ({ image: encodedImage(new Float64Array(totals), rows, columns) });
  const news = latestOnly<number>(
    (_, later) => later,
    framesDone => report({ ...image(), framesDone, frames: rows * columns })
  );
  const work = { source: scan.source, tiles: scanTiles(scan), sinks: { sums: { totals } } };
  await runFrames(work, runner, { signal, onPositions: done => news.push(done) });
  await news.sent();
  return image();
}

async function storedImage({ acquisition, path }: OpenScan) {
  // Files of other programs have none
  return acquisition ? undefined : (await readOverview(path).catch(() => undefined))?.sumImage;
}
