import { basename, resolve, sep } from 'node:path';

import { InputError } from '../core/errors';
import { isAlive } from '../storage/processIdentity';
import type { JobLook } from './jobLook';
import { lookAtJob } from './jobLook';
import type { ListedJob } from './jobList';
import type { Launchers, Looks } from './launcher';
import { looksOf } from './launcherLooks';
import type { JobRegistry } from './registry';

/**
 * Directory of a job named by its id or by its directory.
 *
 * @throws InputError `E_JOB` for an id that is not in the registry
 */
export async function jobFolder(name: string, registry: JobRegistry): Promise<string> {
  const noted = (await registry.folders()).find(folder => basename(folder) === name);
  if (noted === undefined && !name.includes(sep)) {
    throw unknown(`There is no job "${name}".`);
  }
  return noted ?? resolve(name);
}

/** Looks at one job again and again. */
export class JobFollower {
  constructor(
    private readonly folder: string,
    private readonly launchers: Launchers = {}
  ) {}

  /**
   * How it stands now.
   *
   * @throws InputError `E_JOB` when the directory is gone, or is no job of this version
   */
  async look(): Promise<ListedJob> {
    const looks = this.last.found ? await looksOf([{ folder: this.folder, ...this.last.found }], this.launchers) : none;
    const first = this.last.found === undefined;
    this.last = await lookAtJob(this.folder, this.last, Date.now, isAlive, looks.get(this.folder));
    const { found } = this.last;
    if (!found) {
      throw unknown(`${this.folder} is not the directory of a job: it was deleted or moved, or is of another version.`);
    }
    // Who launched it is known only now
    return first && this.launchers[found.files.order.launcher]?.look ? this.look() : { folder: this.folder, ...found };
  }

  private last: JobLook = {};
}

const none: Looks = new Map();

function unknown(sentence: string): InputError {
  return new InputError('E_JOB', `${sentence} 'jupyter 4dstem jobs' lists those that are known.`);
}
