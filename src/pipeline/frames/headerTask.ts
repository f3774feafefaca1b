import type { HeaderScan } from '../../storage/merlin/frameIndex';
import { HEADERS_AT_ONCE, HeaderScanner } from '../../storage/merlin/frameIndex';
import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';

/** Reading of the frame headers of an acquisition: of all, or of the frames from `first` to before `end`. */
export interface HeaderJob extends SharedJob {
  readonly scan: HeaderScan;
  readonly first?: number;
  readonly end?: number;
}

/** One thread's share of the job. */
export async function scanHeaders(job: HeaderJob, giveWay?: () => Promise<void>): Promise<void> {
  const { scan, first = 0, end = scan.frames } = job;
  const parts = Math.ceil((end - first) / HEADERS_AT_ONCE);
  const scanner = new HeaderScanner(scan);
  try {
    for (let part = nextPart(job, parts); part !== undefined; part = nextPart(job, parts)) {
      const from = first + part * HEADERS_AT_ONCE;
      scanner.read(from, Math.min(end, from + HEADERS_AT_ONCE));
      await giveWay?.();
    }
  } finally {
    scanner.close();
  }
}
