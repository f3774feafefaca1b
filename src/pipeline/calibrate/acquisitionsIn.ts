import { dirname, resolve } from 'node:path';

import type { Problem } from '../../protocol/problem';
import type { PathGuard } from '../../storage/pathGuard';
import { isInSession, scriptsFolder } from '../../storage/session/sessionPaths';
import { calibrationInputs } from './calibrationInputs';
import { resultStem } from './recordPlace';

/** One acquisition of a folder. */
export interface FoundAcquisition {
  /** The converted file where there is one, else the raw one */
  readonly input: string;
  /** T1, or the name of the file without its ending */
  readonly stem: string;
}

/** Every acquisition of a folder once, and what cannot be listed. A folder that is empty or not there yet has none. @param takesPatterns as calibrationInputs */
export async function acquisitionsIn(
  folder: string,
  guard: PathGuard,
  takesPatterns = false
): Promise<{ acquisitions: FoundAcquisition[]; problems: Problem[] }> {
  const { files, problems } = await calibrationInputs(foldersOf(folder), guard, takesPatterns);
  const byStem = new Map<string, string>();
  for (const file of files) {
    const stem = resultStem(file);
    byStem.set(stem, byStem.get(stem) ?? file);
  }
  return {
    acquisitions: [...byStem].map(([stem, input]) => ({ stem, input })),
    problems: problems.filter(({ code }) => code !== 'E_NO_DATA' && code !== 'E_NOT_FOUND')
  };
}

/** Converted data come first. */
function foldersOf(folder: string): string[] {
  const path = resolve(folder);
  const scripts = isInSession(`${path}/any`) ? scriptsFolder([path]) : undefined;
  return scripts === undefined ? [path] : [dirname(scripts), path];
}
