import type { z } from 'zod';

import type { analysisText as contract } from '../../../protocol/analyse/analysisRequests';
import { naming } from '../../../storage/fileErrors';
import type { PathGuard } from '../../../storage/pathGuard';
import { readText } from '../../../storage/regularFile';
import { besideRecord, readAnalysisRecord } from './storedAnalysis';

/** A report has pictures of every data set in it. */
const MOST_BYTES = 256 << 20;

/** The report or the record of an analysis. @throws InputError `E_ANALYSIS` for what is no record; of the file system */
export async function analysisText(
  { record, what }: z.output<(typeof contract)['params']>,
  guard: PathGuard
): Promise<{ path: string; text: string }> {
  const { result } = await readAnalysisRecord(record, guard);
  const path = what === 'record' ? record : besideRecord(record, result.report);
  await guard(path, 'read');
  return { path, text: await naming(path, 'read', () => readText(path, MOST_BYTES)) };
}
