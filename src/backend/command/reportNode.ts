import { readdir } from 'node:fs/promises';
import { availableParallelism, hostname } from 'node:os';
import { dirname, join } from 'node:path';

import { InputError } from '../../core/errors';
import { replaceFile } from '../../jobs/atomicFile';
import type { CheckReport } from '../../jobs/slurm/check';
import { CHECK_FILE } from '../../jobs/slurm/check';
import { VERSION } from '../../protocol/version';
import { naming } from '../../storage/fileErrors';

/** What this machine finds of itself and of the folder of the data, written into a folder within it. */
export async function reportNode(folder: string): Promise<void> {
  const data = dirname(folder);
  const problems: string[] = [];
  try {
    await naming(data, 'read', () => readdir(data));
  } catch (cause) {
    problems.push(cause instanceof InputError ? cause.message : String(cause));
  }
  const report: CheckReport = {
    node: process.env.SLURMD_NODENAME ?? hostname(),
    version: VERSION,
    interpreter: `${process.version} (${process.execPath})`,
    cores: availableParallelism(),
    // As both module systems keep them
    modules: (process.env.LOADEDMODULES ?? '').split(':').filter(Boolean),
    problems
  };
  await replaceFile(join(folder, CHECK_FILE), JSON.stringify(report));
}
