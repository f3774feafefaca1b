import type { SharedJob } from '../threads/jobCounters';
import { calibrationReport } from './report/calibrationReport';
import type { ReportInput } from './report/reportInput';

/** The drawing of one report, the work of a single thread. */
export interface ReportJob extends SharedJob {
  readonly input: ReportInput;
}

/** @returns an HTML document */
export async function drawReport({ input }: ReportJob): Promise<string> {
  return calibrationReport(input);
}
