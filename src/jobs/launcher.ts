import { InputError } from '../core/errors';
import type { LauncherName } from '../protocol/jobs';
import type { JobRequest, Resources } from './createJob';
import type { JobFiles } from './jobFiles';
import type { Ended } from './jobItems';
import type { JobOrder } from './jobSchema';

/**
 * A task as its launcher sees it, which may know more than the directory. Pending: not begun, however long ago it was
 * launched. Gone: it neither runs nor will run. Unknown: who could tell does not answer.
 */
export interface TaskLook {
  readonly state: 'pending' | 'running' | 'gone' | 'unknown';
  /** Why, as a sentence for the user */
  readonly reason?: string;
  /** The launcher's own word for it, as PENDING or OUT_OF_MEMORY */
  readonly word?: string;
  /** What became of one that is gone; absent: it was interrupted */
  readonly as?: Ended;
  /** Its number with the launcher, as 123_0 */
  readonly id?: string;
  /** Machine it runs on, or ran on */
  readonly node?: string;
  /** Its user said that it is not to start before it is released */
  readonly isHeld?: boolean;
  /** It waits for ever unless somebody does something */
  readonly isStuck?: boolean;
  /** What to ask for when it is run again, where it had too little: as its launcher takes it */
  readonly again?: { readonly memory?: string; readonly time?: string };
}

/** A job that was launched and has not ended as far as is known. */
export interface LaunchedJob {
  readonly folder: string;
  readonly files: JobFiles;
}

/** What a launcher sees of some jobs: by folder, one look per task. What is missing is for the directory to tell. */
export type Looks = ReadonlyMap<string, readonly TaskLook[]>;

/** More tasks than a user may have in the queue: it would take a job of fewer. */
export class TooManyTasks extends InputError {
  /** @param tasks of the job that was refused */
  constructor(
    readonly tasks: number,
    message: string
  ) {
    super('E_TOO_MANY_TASKS', message);
    this.name = 'TooManyTasks';
  }
}

/** A file that is not written yet. */
export interface PlannedFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Starts the tasks of a job that is written to its directory. From then on the directory tells how they go; a launcher adds
 * to it (`launch.json`) what its tasks can be recognised by before they have written anything.
 */
export interface Launcher {
  readonly name: LauncherName;
  /** How a job is parted: one task for all its inputs, or one for each file */
  readonly taskPer: 'job' | 'file';
  /**
   * What it sets aside for each task, settled from what was asked for and from the files; absent: tasks share the machine.
   *
   * @throws InputError when that cannot be
   */
  resources?(request: JobRequest): Promise<Resources>;
  /**
   * Files that it would put into the directory of a job beside `job.json`, where there are any.
   *
   * @throws InputError when that cannot be said
   */
  preview?(folder: string, order: JobOrder): Promise<readonly PlannedFile[]>;
  /** @throws InputError when nothing could be started; TooManyTasks where fewer could be */
  launch(folder: string, order: JobOrder): Promise<void>;
  /** One question for all jobs, however many; absent where the process that a directory names tells all. Does not throw. */
  look?(jobs: readonly LaunchedJob[]): Promise<Looks>;
  /** Whether it has nothing more to tell of a job that has ended by its directory, then; absent: so it is */
  hasTold?(files: JobFiles, endedAt: number): boolean;
  /**
   * Called after the directory says that the job, or one task of it, is to stop: for tasks that cannot read it because they have
   * not begun. Absent where there are none.
   *
   * @throws InputError when it cannot be asked
   */
  cancel?(job: LaunchedJob, task?: number): Promise<void>;
  /**
   * Keeps tasks that have not begun from starting, or lets them. Absent where none can be kept.
   *
   * @throws InputError when it cannot be asked
   */
  hold?(job: LaunchedJob, tasks: readonly number[], isHeld: boolean): Promise<void>;
}

/** Launchers by name; of those that are missing no job can be started, and only the directory tells of their jobs. */
export type Launchers = Partial<Record<LauncherName, Launcher>>;
