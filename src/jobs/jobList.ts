import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Job } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import { isMissing } from '../storage/fileErrors';
import type { ProcessIdentity } from '../storage/processIdentity';
import { isAlive, ownProcess } from '../storage/processIdentity';
import { seenJob } from './seenJob';
import type { JobFiles } from './jobFiles';
import type { JobLook } from './jobLook';
import { lookAtJob } from './jobLook';
import type { JobState, Liveness } from './jobState';
import type { Launchers, TaskLook } from './launcher';
import { isLookedAt } from './launcherLooks';
import { LauncherWatch } from './launcherWatch';
import type { JobRegistry } from './registry';

/** Ended jobs to show; older ones stay on disk. */
const MOST_ENDED = 100;
const OLDEST_MS = 30 * 24 * 3600 * 1000;
/** A directory answers within this time, or is left alone until it has. */
const PATIENCE_MS = 5000;
/** What has ended is looked at again now and then: it may be deleted, or heard of again after all. */
const ENDED_LOOK_MS = 30_000;

export interface ListedJob {
  readonly folder: string;
  readonly files: JobFiles;
  readonly state: JobState;
}

/** The jobs of a user as their directories tell of them. Reads only what has changed since it last looked. */
export class JobList {
  /** @param onTrouble told once of a directory, or of the index, that cannot be read */
  constructor(
    private readonly registry: JobRegistry,
    private readonly onTrouble: (what: string, error: unknown) => void = () => undefined,
    private readonly now: () => number = Date.now,
    private readonly liveness: Liveness = isAlive,
    private readonly launchers: Launchers = {},
    private readonly lookAt: typeof lookAtJob = lookAtJob,
    private readonly patienceMs = PATIENCE_MS
  ) {
    this.watch = new LauncherWatch(launchers, error => onTrouble('The state of jobs on the cluster', error));
  }

  /** Knows of a directory from now on, whether or not it is in the registry. */
  add(folder: string): void {
    this.added.add(folder);
  }

  /** Knows of all jobs in a `scripts` folder from now on; a folder that is not there holds none. */
  async scan(scripts: string): Promise<void> {
    try {
      const entries = await readdir(scripts, { withFileTypes: true });
      entries.filter(entry => entry.isDirectory()).forEach(({ name }) => this.add(join(scripts, name)));
    } catch (cause) {
      if (!isMissing(cause)) {
        throw cause;
      }
    }
  }

  /**
   * Looks at the disk.
   *
   * @param patienceMs so long the launchers are waited for; what they answer later counts the next time
   * @returns jobs that are new or have changed since the last look
   */
  async refresh(patienceMs = Infinity): Promise<ListedJob[]> {
    const folders = new Set([...(await this.registered()), ...this.added]);
    const changed = this.late.splice(0);
    const looks = await this.watch.looks(this.found(), patienceMs);
    for (const folder of folders) {
      const known = this.entries.get(folder);
      if (!this.awaited.has(folder) && (!known || known.nextLook <= this.now())) {
        const listed = await this.inTime(folder, this.look(folder, known, looks.get(folder)));
        if (listed) {
          changed.push(listed);
        }
      }
    }
    [...this.entries.keys()].filter(folder => !folders.has(folder)).forEach(folder => this.entries.delete(folder));
    return changed;
  }

  /** As of the last look, in the order of their making: all that are open, and the latest of the others. */
  jobs(): ListedJob[] {
    const found = this.found();
    found.sort((a, b) => createdAt(a) - createdAt(b));
    const ended = found.filter(({ state }) => !isOpen(state) && this.now() - (state.endedAt ?? 0) < OLDEST_MS);
    const kept = new Set(ended.slice(-MOST_ENDED));
    return found.filter(job => isOpen(job.state) || kept.has(job));
  }

  find(id: string): ListedJob | undefined {
    return this.jobs().find(({ files }) => files.order.id === id);
  }

  /** Whether a job waits or runs where this process runs. */
  get busy(): boolean {
    return this.jobs().some(
      ({ files, state }) => !files.foreign && isOpen(state) && state.process && isHere(state.process)
    );
  }

  /**
   * Own jobs of this machine that wait or run, with those that are being started or were not looked at yet: a start counts
   * from its first moment, however many come at once.
   */
  get openHere(): number {
    const open = this.found().filter(
      ({ files, state }) => !files.foreign && files.order.launcher === 'local' && isOpen(state)
    );
    return open.length + this.starting.size;
  }

  /** A start has begun. @returns what is told of its directory, or that it came to nothing */
  reserve(): (folder?: string) => void {
    const place = {};
    this.starting.set(place, undefined);
    return folder => {
      if (folder === undefined) {
        this.starting.delete(place);
      } else {
        this.starting.set(place, folder);
        this.add(folder);
      }
    };
  }

  /** Jobs this process has started itself are known without the index. */
  private async registered(): Promise<readonly string[]> {
    try {
      return await this.registry.folders();
    } catch (cause) {
      if (!this.isTroubled) {
        this.isTroubled = true;
        this.onTrouble('The list of jobs', cause);
      }
      return [];
    }
  }

  private found(): ListedJob[] {
    return [...this.entries].flatMap(([folder, { found }]) => (found ? { folder, ...found } : []));
  }

  /** Waits for a look no longer than it may take; what comes of it later is told the next time. */
  private async inTime(folder: string, look: Promise<ListedJob | undefined>): Promise<ListedJob | undefined> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<'late'>(resolve => {
      timer = setTimeout(() => resolve('late'), this.patienceMs);
    });
    const listed = await Promise.race([look, patience]);
    clearTimeout(timer);
    if (listed !== 'late') {
      return listed;
    }
    this.awaited.add(folder);
    this.onTrouble(folder, new Error(`It has not answered for ${this.patienceMs / 1000} s.`));
    void look.then(found => {
      this.awaited.delete(folder);
      this.late.push(...(found ? [found] : []));
    });
    return undefined;
  }

  private async look(
    folder: string,
    known: Entry | undefined,
    seen: readonly TaskLook[] | undefined
  ): Promise<ListedJob | undefined> {
    try {
      const look = await this.lookAt(folder, known ?? {}, this.now, this.liveness, seen);
      const { signature, found } = look;
      const goesOn = found && (isOpen(found.state) || isLookedAt(found, this.launchers));
      const nextLook = goesOn ? 0 : this.now() + ENDED_LOOK_MS;
      this.entries.set(folder, { signature, found, nextLook });
      // From now on it counts as what it is
      [...this.starting].filter(([, started]) => started === folder).forEach(([place]) => this.starting.delete(place));
      const isNew = signature !== known?.signature || !sameVerdict(found?.state, known?.found?.state);
      return found && isNew ? { folder, ...found } : undefined;
    } catch (cause) {
      this.entries.set(folder, { ...known, isTroubled: true, nextLook: this.now() + ENDED_LOOK_MS });
      if (!known?.isTroubled) {
        this.onTrouble(folder, cause);
      }
      return undefined;
    }
  }

  private readonly watch: LauncherWatch;
  /** Directories that have not answered yet, and what others have answered late */
  private readonly awaited = new Set<string>();
  private readonly late: ListedJob[] = [];
  private readonly starting = new Map<object, string | undefined>();
  private readonly added = new Set<string>();
  private readonly entries = new Map<string, Entry>();
  private isTroubled = false;
}

interface Entry extends JobLook {
  readonly isTroubled?: boolean;
  readonly nextLook: number;
}

/** A listed job as pages get to see it. */
export function listedJob({ folder, files, state }: ListedJob): Job {
  return seenJob(folder, files.order, state);
}

type Verdict = Pick<JobState, 'status' | 'reason'>;

function sameVerdict(a: JobState | undefined, b: JobState | undefined): boolean {
  const isSame = (one: Verdict | undefined, other: Verdict | undefined): boolean =>
    one?.status === other?.status && one?.reason === other?.reason;
  return isSame(a, b) && (a?.tasks ?? []).every((task, index) => isSame(task, b?.tasks[index]));
}

function createdAt({ files }: ListedJob): number {
  return Date.parse(files.order.created);
}

function isHere({ place }: ProcessIdentity): boolean {
  return place === ownProcess().place;
}
