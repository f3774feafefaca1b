import { basename, dirname, join } from 'node:path';

import { InputError } from '../../../core/errors';
import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import { analysisRecordSchema } from '../../../protocol/analyse/analysisRecord';
import { naming } from '../../../storage/fileErrors';
import type { PathGuard } from '../../../storage/pathGuard';
import { readText } from '../../../storage/regularFile';

export const ANALYSIS_RECORD = 'analysis.json';

/** A record has some kB for every data set. */
const MOST_BYTES = 64 << 20;

/**
 * Reads the record of an analysis.
 *
 * @throws InputError `E_ANALYSIS` for a file that is none; of the file system
 */
export async function readAnalysisRecord(path: string, guard: PathGuard): Promise<AnalysisRecord> {
  await guard(path, 'read');
  const text = await naming(path, 'read', () => readText(path, MOST_BYTES));
  const read = analysisRecordSchema.safeParse(parsed(text));
  if (!read.success) {
    const missing = read.error.issues.map(issue => issue.path.join('.') || 'JSON').join(', ');
    throw new InputError('E_ANALYSIS', `${path} is no record of an analysis: it lacks ${missing}. Analyse again.`);
  }
  return read.data;
}

/** Where a file of an analysis is: beside its record, wherever the folder has been moved to. */
export function besideRecord(record: string, file: string): string {
  return join(dirname(record), basename(file));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
