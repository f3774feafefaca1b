import type { SharedJob } from '../threads/jobCounters';
import type { ReportInput } from './report/reportInput';

/** The drawing of one report, the work of a single thread. */
export interface ReportJob extends SharedJob {
  readonly input: ReportInput;
}

/** @returns an HTML document */
export async function drawReport({ input }: ReportJob): Promise<string> {
  // Threads that only read frames start without it
  const { calibrationReport } = await import('./report/calibrationReport');
  return calibrationReport(input);
}
