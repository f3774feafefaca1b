import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Job } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import { Limited } from '../core/limited';
import { isMissing } from '../storage/fileErrors';
import type { ProcessIdentity } from '../storage/processIdentity';
import { isAlive, ownProcess } from '../storage/processIdentity';
import { seenJob } from './seenJob';
import type { DirectoryMark, EndedJobs } from './endedJobs';
import { directoryMark, isOver } from './endedJobs';
import { InTime } from './inTime';
import type { JobFiles } from './jobFiles';
import type { JobLook } from './jobLook';
import { lookAtJob } from './jobLook';
import type { JobState, Liveness } from './jobState';
import type { Launchers, TaskLook } from './launcher';
import { isLookedAt } from './launcherLooks';
import { LauncherWatch } from './launcherWatch';
import type { JobRegistry } from './registry';

/** A directory answers within this time, or is left alone until it has. */
const PATIENCE_MS = 5000;
/** What has ended is looked at again now and then, the older the less often: it may be deleted, or heard of again after all. */
const ENDED_LOOK_MS = 30_000;
const LONGEST_LOOK_MS = 600_000;
const AGE_SHARE = 100;
/** Directories looked at together */
const AT_ONCE = 16;

export interface ListedJob {
  readonly folder: string;
  readonly files: JobFiles;
  readonly state: JobState;
  /** Its directory is there no more */
  readonly gone?: true;
}

/** What is kept beside the directories. */
export interface JobListParts {
  readonly launchers?: Launchers;
  /** What ended jobs looked like; absent: every directory is read */
  readonly ended?: EndedJobs;
  readonly lookAt?: typeof lookAtJob;
  /** So long a directory may take to answer */
  readonly patienceMs?: number;
}

/** The jobs of a user as their directories tell of them. Reads only what has changed since it last looked. */
export class JobList {
  /** @param onTrouble told once of a directory, or of the index, that cannot be read */
  constructor(
    private readonly registry: JobRegistry,
    private readonly onTrouble: (what: string, error: unknown) => void = () => undefined,
    private readonly now: () => number = Date.now,
    private readonly liveness: Liveness = isAlive,
    { launchers = {}, ended, lookAt = lookAtJob, patienceMs = PATIENCE_MS }: JobListParts = {}
  ) {
    this.launchers = launchers;
    this.endedJobs = ended;
    this.lookAt = lookAt;
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
   * @param patienceMs so long the launchers are waited for; what they answer later counts the next time
   * @returns jobs that are new or have changed since the last look
   */
  async refresh(patienceMs = Infinity): Promise<ListedJob[]> {
    const folders = new Set([...(await this.registered()), ...this.added]);
    const looks = await this.watch.looks(this.found(), patienceMs);
    await this.orTrouble(() => this.endedJobs?.open(folders));
    const turns = new Limited(AT_ONCE);
    const isDue = (folder: string): boolean => (this.entries.get(folder)?.nextLook ?? 0) <= this.now();
    const due = [...folders].filter(folder => isDue(folder) && !this.inTime.isAwaited(folder));
    const look = (folder: string) => this.inTime.wait(folder, this.look(folder, looks.get(folder)));
    const late = this.inTime.late();
    const looked = await Promise.all(due.map(folder => turns.run(() => look(folder))));
    [...this.entries.keys()].filter(folder => !folders.has(folder)).forEach(folder => this.entries.delete(folder));
    await this.orTrouble(() => this.endedJobs?.save());
    return [...late, ...looked.flatMap(job => job ?? [])];
  }

  /** Reads the directory of a job whose end is only remembered: before anything is done about it. */
  async reread(id: string): Promise<void> {
    const folder = this.find(id)?.folder;
    if (folder !== undefined && this.entries.get(folder)?.signature === undefined) {
      await this.read(folder, this.entries.get(folder), undefined, await directoryMark(folder));
    }
  }

  /** As of the last look, in the order of their making. */
  jobs(): ListedJob[] {
    const made = this.found().map(job => ({ job, at: Date.parse(job.files.order.created) }));
    return made.sort((a, b) => a.at - b.at).map(({ job }) => job);
  }

  find(id: string): ListedJob | undefined {
    return this.found().find(({ files }) => files.order.id === id);
  }

  /** Whether a job of anybody waits or runs. */
  get hasOpen(): boolean {
    return this.found().some(({ state }) => isOpen(state));
  }

  /** Whether a job waits or runs where this process runs. */
  get busy(): boolean {
    return this.found().some(
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
      this.tellOnce(cause);
      return [];
    }
  }

  private found(): ListedJob[] {
    return [...this.entries].flatMap(([folder, { found }]) => (found ? { folder, ...found } : []));
  }

  private async look(folder: string, seen: readonly TaskLook[] | undefined): Promise<ListedJob | undefined> {
    const known = this.entries.get(folder);
    try {
      // Before it is read, so that what comes meanwhile is a change
      const at = await directoryMark(folder);
      const same = seen || !at ? undefined : this.unchanged(folder, at.mark);
      if (!same) {
        return await this.read(folder, known, seen, at);
      }
      this.entries.set(folder, { ...same, nextLook: this.nextLook(same.found.state) });
      return known ? undefined : { folder, ...same.found };
    } catch (cause) {
      this.entries.set(folder, { ...known, isTroubled: true, nextLook: this.now() + ENDED_LOOK_MS });
      if (!known?.isTroubled) {
        this.onTrouble(folder, cause);
      }
      return undefined;
    }
  }

  /** @returns the job if there is anything new about it */
  private async read(
    folder: string,
    known: Entry | undefined,
    seen: readonly TaskLook[] | undefined,
    at: DirectoryMark | undefined
  ): Promise<ListedJob | undefined> {
    // What was only remembered is read from the start
    const former = known?.signature === undefined ? {} : known;
    const { signature, found } = await this.lookAt(folder, former, this.now, this.liveness, seen);
    const goesOn = found && (isOpen(found.state) || isLookedAt(found, this.launchers));
    const isEnd = found && !goesOn && at && isOver(found.files, found.state, at.changedAt, this.now());
    const mark = isEnd ? at.mark : undefined;
    this.entries.set(folder, { signature, found, mark, nextLook: goesOn ? 0 : this.nextLook(found?.state) });
    if (found && mark !== undefined) {
      this.endedJobs?.add({ folder, mark, ...found });
    }
    // From now on it counts as what it is
    [...this.starting].filter(([, started]) => started === folder).forEach(([place]) => this.starting.delete(place));
    if (!found) {
      return known?.found && { folder, ...known.found, gone: true };
    }
    const isNew = signature !== known?.signature || !sameVerdict(found.state, known?.found?.state);
    return isNew ? { folder, ...found } : undefined;
  }

  /** What is known of an ended job whose directory has not changed, of this run or an earlier one. */
  private unchanged(folder: string, mark: string): Omit<FoundEntry, 'nextLook'> | undefined {
    const { signature, found, mark: known } = this.entries.get(folder) ?? {};
    if (found && known === mark) {
      return { signature, found, mark };
    }
    const noted = this.endedJobs?.find(folder, mark);
    return noted && { found: { files: noted.files, state: noted.state }, mark };
  }

  private nextLook(state: JobState | undefined): number {
    const age = state?.endedAt === undefined ? 0 : (this.now() - state.endedAt) / AGE_SHARE;
    return this.now() + Math.min(LONGEST_LOOK_MS, Math.max(ENDED_LOOK_MS, age));
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

  private readonly launchers: Launchers;
  private readonly endedJobs: EndedJobs | undefined;
  private readonly watch: LauncherWatch;
  private readonly lookAt: typeof lookAtJob;
  private readonly inTime: InTime<ListedJob>;
  private readonly starting = new Map<object, string | undefined>();
  private readonly added = new Set<string>();
  private readonly entries = new Map<string, Entry>();
  private isTroubled = false;
}

interface Entry extends JobLook {
  readonly isTroubled?: boolean;
  /** Of the directory of a job that is over for good */
  readonly mark?: string;
  readonly nextLook: number;
}

type FoundEntry = Entry & Required<Pick<Entry, 'found'>>;

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

function isHere({ place }: ProcessIdentity): boolean {
  return place === ownProcess().place;
}
