import { join } from 'node:path';
import * as z from 'zod';

import { endingOf } from '../../core/slurm/ending';
import { phaseOf, whyWaiting } from '../../core/slurm/standing';
import { readJson } from '../atomicFile';
import { logFile } from '../jobFiles';
import type { SlurmCluster } from './cluster';
import { logTail } from './logTail';
import { SlurmTrouble } from './trouble';

/** What a node writes of itself into the folder. */
export const CHECK_FILE = 'check.json';

/** What a node has found. */
export const checkSchema = z.object({
  node: z.string(),
  /** Version of this program there, and of Node.js with its path */
  version: z.string(),
  interpreter: z.string(),
  cores: z.number(),
  /** Environment modules that the lines of `setup` have loaded there, where the node has any */
  modules: z.array(z.string()),
  /** Folders of data that it cannot read, or write, with the reason */
  problems: z.array(z.string())
});

export type CheckReport = z.infer<typeof checkSchema>;

/** How a check stands: waiting with a reason, ended without a report, or the report of the node. */
export type CheckLook =
  | { readonly status: 'waiting'; readonly sentence: string; readonly isSilent?: true }
  | { readonly status: 'failed'; readonly sentence: string }
  | { readonly status: 'done'; readonly report: CheckReport };

/** A task of a minute that was submitted to try the cluster. */
export class ClusterCheck {
  constructor(
    private readonly cluster: SlurmCluster,
    private readonly folder: string,
    private readonly mark: string,
    private readonly id: string | undefined
  ) {}

  async look(): Promise<CheckLook> {
    const report = await readJson(join(this.folder, CHECK_FILE), checkSchema);
    if (report) {
      return { status: 'done', report };
    }
    const look = await this.cluster.queue.look();
    if ('trouble' in look) {
      return { status: 'waiting', sentence: look.trouble, isSilent: true };
    }
    const task = look.tasks.find(({ array, name }) => array === this.id || name === this.mark);
    if (task === undefined || phaseOf(task.state) === 'running') {
      return { status: 'waiting', sentence: 'A node is starting it.' };
    }
    if (phaseOf(task.state) === 'waiting') {
      return { status: 'waiting', sentence: whyWaiting(task.reason).sentence };
    }
    const log = await logTail(join(this.folder, logFile(0)));
    return { status: 'failed', sentence: endingOf({ ...task, log }).sentence };
  }

  /** Takes it from the queue, also where nobody confirmed that it is there. @returns why that is not known to be done */
  async cancel(): Promise<string | undefined> {
    try {
      await this.cluster.commands.run('scancel', this.id === undefined ? ['--me', `--name=${this.mark}`] : [this.id]);
      return undefined;
    } catch (cause) {
      if (cause instanceof SlurmTrouble) {
        return `It may still be in the queue, as ${this.mark}, and does nothing there.`;
      }
      throw cause;
    }
  }
}
