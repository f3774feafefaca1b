import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { isOpen } from '../protocol/jobs';
import { Limited } from '../core/limited';
import { isMissing } from '../storage/fileErrors';
import type { ProcessIdentity } from '../storage/processIdentity';
import { isAlive, ownProcess } from '../storage/processIdentity';
import type { EndedJobs } from './endedJobs';
import { InTime } from './inTime';
import type { ListedJob } from './jobEntries';
import { JobEntries } from './jobEntries';
import { lookAtJob } from './jobLook';
import type { Liveness } from './jobState';
import type { Launchers, TaskLook } from './launcher';
import { LauncherWatch } from './launcherWatch';
import type { JobRegistry } from './registry';

export { listedJob } from './jobEntries';
export type { ListedJob };

/** A directory answers within this time, or is left alone until it has. */
const PATIENCE_MS = 5000;
/** Directories looked at together */
const AT_ONCE = 16;

/** What is kept beside the directories. */
export interface JobListParts {
  readonly launchers?: Launchers;
  /** What ended jobs looked like; absent: every directory is read */
  readonly ended?: EndedJobs;
  readonly lookAt?: typeof lookAtJob;
  /** So long a directory may take to answer */
  readonly patienceMs?: number;
}

/** How a list looks at the disk. */
export interface Look {
  /** So long the launchers are waited for: what they answer later counts the next time. Absent: until they answer */
  readonly patienceMs?: number;
  /** So many directories that were never looked at, the latest first; the others are left for the next time. Absent: all */
  readonly most?: number;
}

/** The jobs of a user as their directories tell of them. Reads only what has changed since it last looked. */
export class JobList {
  /** @param onTrouble told once of a directory, or of the index, that cannot be read */
  constructor(
    private readonly registry: JobRegistry,
    private readonly onTrouble: (what: string, error: unknown) => void = () => undefined,
    now: () => number = Date.now,
    liveness: Liveness = isAlive,
    { launchers = {}, ended, lookAt = lookAtJob, patienceMs = PATIENCE_MS }: JobListParts = {}
  ) {
    this.endedJobs = ended;
    this.entries = new JobEntries({ onTrouble, now, liveness, launchers, ended, lookAt });
    this.inTime = new InTime(patienceMs, onTrouble);
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
   * @returns jobs that are new or have changed since the last look
   */
  async refresh({ patienceMs = Infinity, most = Infinity }: Look = {}): Promise<ListedJob[]> {
    const folders = new Set([...(await this.registered()), ...this.added]);
    const looks = await this.watch.looks(this.entries.found(), patienceMs);
    await this.orTrouble(() => this.endedJobs?.open(folders));
    const isFree = (folder: string): boolean => !this.inTime.isAwaited(folder);
    const unread = latestFirst([...folders].filter(folder => !this.entries.has(folder) && isFree(folder)));
    const known = [...folders].filter(
      folder => this.entries.has(folder) && this.entries.isDue(folder) && isFree(folder)
    );
    const turns = new Limited(AT_ONCE);
    const late = this.inTime.late();
    const looked = await Promise.all(
      [...known, ...unread.slice(0, most)].map(folder =>
        turns.run(() => this.inTime.wait(folder, this.look(folder, looks.get(folder))))
      )
    );
    this.unreadCount = Math.max(0, unread.length - most);
    this.entries.keep(folders);
    await this.orTrouble(() => this.endedJobs?.save());
    return [...late, ...looked.flatMap(job => job ?? [])];
  }

  /** Whether there are directories that were not looked at for the sake of those that were. */
  get isBehind(): boolean {
    return this.unreadCount > 0;
  }

  /** Reads the directory of a job whose end is only remembered: before anything is done about it. */
  async reread(id: string): Promise<void> {
    const folder = this.find(id)?.folder;
    if (folder !== undefined) {
      await this.entries.reread(folder);
    }
  }

  /** As of the last look, in the order of their making. */
  jobs(): ListedJob[] {
    const made = this.entries.found().map(job => ({ job, at: Date.parse(job.files.order.created) }));
    return made.sort((a, b) => a.at - b.at).map(({ job }) => job);
  }

  /** One's own where somebody else has given theirs the same id. */
  find(id: string): ListedJob | undefined {
    const named = this.entries.found().filter(({ files }) => files.order.id === id);
    return named.find(({ files }) => !files.foreign) ?? named.at(0);
  }

  /** Whether a job of anybody waits or runs. */
  get hasOpen(): boolean {
    return this.entries.found().some(({ state }) => isOpen(state));
  }

  /** Whether a job waits or runs where this process runs. */
  get busy(): boolean {
    return this.entries
      .found()
      .some(({ files, state }) => !files.foreign && isOpen(state) && state.process && isHere(state.process));
  }

  /**
   * Own jobs of this machine that wait or run, with those that are being started or were not looked at yet: a start counts
   * from its first moment, however many come at once.
   */
  get openHere(): number {
    const open = this.entries
      .found()
      .filter(({ files, state }) => !files.foreign && files.order.launcher === 'local' && isOpen(state));
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
      this.tellOnce(cause);
      return [];
    }
  }

  private async look(folder: string, seen: readonly TaskLook[] | undefined): Promise<ListedJob | undefined> {
    const job = await this.entries.look(folder, seen);
    // From now on it counts as what it is
    [...this.starting].filter(([, started]) => started === folder).forEach(([place]) => this.starting.delete(place));
    return job;
  }

  private async orTrouble<T>(work: () => Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await work();
    } catch (cause) {
      this.tellOnce(cause);
      return undefined;
    }
  }

  private tellOnce(cause: unknown): void {
    if (!this.isTroubled) {
      this.isTroubled = true;
      this.onTrouble('The list of jobs', cause);
    }
  }

  private readonly endedJobs: EndedJobs | undefined;
  private readonly entries: JobEntries;
  private readonly watch: LauncherWatch;
  private readonly inTime: InTime<ListedJob>;
  private readonly starting = new Map<object, string | undefined>();
  private readonly added = new Set<string>();
  private unreadCount = 0;
  private isTroubled = false;
}

/** Names of job directories begin with the time of their making. */
function latestFirst(folders: readonly string[]): string[] {
  const named = folders.map(folder => ({ folder, name: basename(folder) }));
  return named.sort((a, b) => (a.name < b.name ? 1 : a.name > b.name ? -1 : 0)).map(({ folder }) => folder);
}

function isHere({ place }: ProcessIdentity): boolean {
  return place === ownProcess().place;
}
