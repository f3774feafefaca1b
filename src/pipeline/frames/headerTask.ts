import type { HeaderScan } from '../../storage/merlin/frameIndex';
import { HEADERS_AT_ONCE, HeaderScanner } from '../../storage/merlin/frameIndex';
import type { SharedJob } from '../threads/jobCounters';
import { nextPart } from '../threads/jobCounters';

/** Reading of all frame headers of an acquisition. */
export interface HeaderJob extends SharedJob {
  readonly scan: HeaderScan;
}

/** One thread's share of the job. */
export async function scanHeaders(job: HeaderJob, giveWay?: () => Promise<void>): Promise<void> {
  const { scan } = job;
  const parts = Math.ceil(scan.frames / HEADERS_AT_ONCE);
  const scanner = new HeaderScanner(scan);
  try {
    for (let part = nextPart(job, parts); part !== undefined; part = nextPart(job, parts)) {
      scanner.read(part * HEADERS_AT_ONCE, Math.min(scan.frames, (part + 1) * HEADERS_AT_ONCE));
      await giveWay?.();
    }
  } finally {
    scanner.close();
  }
}
