import type { Job } from '../protocol/jobs';
import { isOpen } from '../protocol/jobs';
import type { DirectoryMark, EndedJobs } from './endedJobs';
import { directoryMark, isOver } from './endedJobs';
import { remembered } from './endedLine';
import type { JobFiles } from './jobFiles';
import type { JobLook, lookAtJob } from './jobLook';
import type { JobState, Liveness } from './jobState';
import type { Launchers, TaskLook } from './launcher';
import { isLookedAt } from './launcherLooks';
import { panelJob, seenJob } from './seenJob';

/** What has ended is looked at again now and then, the older the less often: it may be deleted, or heard of again after all. */
const ENDED_LOOK_MS = 30_000;
const LONGEST_LOOK_MS = 600_000;
const AGE_SHARE = 100;

export interface ListedJob {
  readonly folder: string;
  readonly files: JobFiles;
  readonly state: JobState;
  /** Its directory is there no more */
  readonly gone?: true;
}

/** A listed job as pages get to see it. */
export function listedJob(job: ListedJob): Job {
  return panelJob(seenJob(job));
}

interface Entry extends JobLook {
  readonly isTroubled?: boolean;
  /** Of the directory of a job that is over for good */
  readonly mark?: string;
  readonly nextLook: number;
}

type FoundEntry = Entry & Required<Pick<Entry, 'found'>>;

/** What looking at directories takes. */
export interface LookParts {
  /** Told once of a directory that cannot be read */
  readonly onTrouble: (what: string, error: unknown) => void;
  readonly now: () => number;
  readonly liveness: Liveness;
  readonly launchers: Launchers;
  /** What ended jobs looked like; absent: every directory is read */
  readonly ended: EndedJobs | undefined;
  readonly lookAt: typeof lookAtJob;
}

/** Job directories as they were seen last, each read only when something in it has changed. */
export class JobEntries {
  constructor(private readonly parts: LookParts) {}

  /** As of the last look. */
  found(): ListedJob[] {
    return [...this.entries].flatMap(([folder, { found }]) => (found ? { folder, ...found } : []));
  }

  /** Whether a directory was looked at. */
  has(folder: string): boolean {
    return this.entries.has(folder);
  }

  isDue(folder: string): boolean {
    return (this.entries.get(folder)?.nextLook ?? 0) <= this.parts.now();
  }

  /** Forgets all directories but these. */
  keep(folders: ReadonlySet<string>): void {
    [...this.entries.keys()].filter(folder => !folders.has(folder)).forEach(folder => this.entries.delete(folder));
  }

  /**
   * Looks at a directory.
   *
   * @param seen what the job's launcher sees of its tasks
   * @returns the job if there is anything new about it
   */
  async look(folder: string, seen: readonly TaskLook[] | undefined): Promise<ListedJob | undefined> {
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
      this.entries.set(folder, { ...known, isTroubled: true, nextLook: this.parts.now() + ENDED_LOOK_MS });
      if (!known?.isTroubled) {
        this.parts.onTrouble(folder, cause);
      }
      return undefined;
    }
  }

  /** Reads a directory of which only the end is remembered. */
  async reread(folder: string): Promise<void> {
    const known = this.entries.get(folder);
    if (known?.signature === undefined) {
      await this.read(folder, known, undefined, await directoryMark(folder), 'whole');
    }
  }

  /** @param keep of a job that is over for good: all that was read, or what is remembered of it */
  private async read(
    folder: string,
    known: Entry | undefined,
    seen: readonly TaskLook[] | undefined,
    at: DirectoryMark | undefined,
    keep: 'whole' | 'remembered' = 'remembered'
  ): Promise<ListedJob | undefined> {
    const { launchers, ended, lookAt, liveness, now } = this.parts;
    // What was only remembered is read from the start
    const former = known?.signature === undefined ? {} : known;
    const { signature, found } = await lookAt(folder, former, now, liveness, seen);
    const goesOn = found && (isOpen(found.state) || isLookedAt(found, launchers));
    const isEnd = found && !goesOn && at && isOver(found.files, found.state, at.changedAt, now());
    const mark = isEnd ? at.mark : undefined;
    const kept =
      found && mark !== undefined && keep === 'remembered' ? { found: remembered(found) } : { signature, found };
    this.entries.set(folder, { ...kept, mark, nextLook: goesOn ? 0 : this.nextLook(found?.state) });
    if (found && mark !== undefined) {
      ended?.add({ folder, mark, ...found });
    }
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
    const noted = this.parts.ended?.find(folder, mark);
    return noted && { found: { files: noted.files, state: noted.state }, mark };
  }

  private nextLook(state: JobState | undefined): number {
    const now = this.parts.now();
    const age = state?.endedAt === undefined ? 0 : (now - state.endedAt) / AGE_SHARE;
    return now + Math.min(LONGEST_LOOK_MS, Math.max(ENDED_LOOK_MS, age));
  }

  private readonly entries = new Map<string, Entry>();
}

type Verdict = Pick<JobState, 'status' | 'reason'>;

function sameVerdict(a: JobState | undefined, b: JobState | undefined): boolean {
  const isSame = (one: Verdict | undefined, other: Verdict | undefined): boolean =>
    one?.status === other?.status && one?.reason === other?.reason;
  return isSame(a, b) && (a?.tasks ?? []).every((task, index) => isSame(task, b?.tasks[index]));
}
