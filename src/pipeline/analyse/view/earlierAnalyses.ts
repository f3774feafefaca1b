import { CancelledError } from '../../../core/errors';
import type { EarlierAnalysis } from '../../../protocol/analyse/analysisRequests';
import type { Problem } from '../../../protocol/problem';
import { problemOf } from '../../../protocol/problem';
import type { PathGuard } from '../../../storage/pathGuard';
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
      analyses.push({ record: path, created, profile: options?.profile ?? 'mean', components, advised, inputs: named });
    } catch (cause) {
      if (cause instanceof CancelledError) {
        throw cause;
      }
      problems.push(problemOf(cause, path));
    }
  }
  return { analyses: analyses.sort((a, b) => (a.created < b.created ? 1 : -1)), problems };
}
