import * as z from 'zod';

import { CancelledError, InputError } from '../../../core/errors';
import type { AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import type { EarlierAnalysis } from '../../../protocol/analyse/analysisRequests';
import type { Problem } from '../../../protocol/problem';
import { problemOf } from '../../../protocol/problem';
import type { PathGuard } from '../../../storage/pathGuard';
import { foreign } from '../../threads/foreign';
import { fileVersion } from '../load/fileVersion';
import { profileFolder, resultsIn } from './profileFolder';
import { ANALYSIS_RECORD, readAnalysisRecord } from './storedAnalysis';

/** The analyses in a folder and below it, the newest first. */
export async function earlierAnalyses(
  folder: string,
  guard: PathGuard
): Promise<{ analyses: EarlierAnalysis[]; problems: Problem[] }> {
  const paths = await resultsIn(profileFolder(folder), name => name === ANALYSIS_RECORD, guard);
  const analyses: EarlierAnalysis[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      const { created = '', options, inputs, result } = await readAnalysisRecord(path, guard);
      const { components, advised = null, files } = result;
      const named = inputs.length > 0 ? inputs.map(input => input.path) : files.map(({ input }) => input);
      const outdated = await writtenAnew(inputs, created, guard);
      const profile = options?.profile ?? 'mean';
      analyses.push({ record: path, created, profile, components, advised, inputs: named, outdated });
    } catch (cause) {
      if (cause instanceof CancelledError) {
        throw cause;
      }
      problems.push(problemOf(cause, path));
    }
  }
  return { analyses: analyses.sort((a, b) => (a.created < b.created ? 1 : -1)), problems };
}

/** Inputs whose files are others than those that were read; files that are gone or may not be seen have not changed. */
async function writtenAnew(inputs: AnalysisRecord['inputs'], created: string, guard: PathGuard): Promise<string[]> {
  const outdated: string[] = [];
  for (const { path, bytes, changed } of inputs) {
    try {
      await guard(path, 'read');
      const now = await fileVersion(path);
      const isOther = changed !== undefined && (now.bytes !== bytes || now.changed !== changed);
      if (isOther && !(now.bytes === bytes && (await wasMadeBefore(path, created)))) {
        outdated.push(path);
      }
    } catch (cause) {
      if (!(cause instanceof InputError)) {
        throw cause;
      }
    }
  }
  return outdated;
}

/** Whether profiles say themselves that they were made before an analysis: those that were copied or restored have another time on disk. */
async function wasMadeBefore(path: string, created: string): Promise<boolean> {
  const { record = 'null' } = await foreign('profileOutline', path);
  try {
    const made = madeSchema.safeParse(JSON.parse(record));
    return made.success && made.data.created < created;
  } catch {
    return false;
  }
}

const madeSchema = z.object({ created: z.string() });
