import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

import type { z } from 'zod';

import type { analysisText as contract } from '../../../protocol/analyse/analysisRequests';
import { writeCompleteFile } from '../../../storage/completeFile';
import { naming } from '../../../storage/fileErrors';
import type { PathGuard } from '../../../storage/pathGuard';
import { readText } from '../../../storage/regularFile';
import { ANALYSIS_NOTEBOOK, analysisNotebook } from '../notebook/analysisNotebook';
import { besideRecord, readAnalysisRecord } from './storedAnalysis';

/** A report has pictures of every data set in it. */
const MOST_BYTES = 256 << 20;

/**
 * The report, the record or the notebook of an analysis. A notebook is made of the record where there is none, as for analyses of
 * earlier versions.
 *
 * @throws InputError `E_ANALYSIS` for what is no record; of the file system
 */
export async function analysisText(
  { record, what }: z.output<(typeof contract)['params']>,
  guard: PathGuard
): Promise<{ path: string; text: string }> {
  const read = await readAnalysisRecord(record, guard);
  const names = { record, report: read.result.report, notebook: ANALYSIS_NOTEBOOK };
  const path = besideRecord(record, names[what]);
  await guard(path, 'read');
  if (what === 'notebook' && !(await isThere(path))) {
    await guard(path, 'write');
    await writeCompleteFile(path, analysisNotebook(read, dirname(record)));
  }
  return { path, text: await naming(path, 'read', () => readText(path, MOST_BYTES)) };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false
  );
}
