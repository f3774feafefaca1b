import { join } from 'node:path';

import { InputError, messageOf } from '../../core/errors';
import { Limited } from '../../core/limited';
import { cancelInput, cancelJob } from '../../jobs/cancelJob';
import type { JobRequest } from '../../jobs/createJob';
import { discardSplits, isWorkedOn } from '../../jobs/discardSplits';
import { EndedJobs } from '../../jobs/endedJobs';
import { holdJob } from '../../jobs/holdJob';
import { followLog } from '../../jobs/followLog';
import { logFile } from '../../jobs/jobFiles';
import type { ListedJob } from '../../jobs/jobList';
import { JobList, listedJob } from '../../jobs/jobList';
import type { Launchers, PlannedFile } from '../../jobs/launcher';
import { orderFiles } from '../../jobs/orderFiles';
import type { JobPlan } from '../../jobs/planJob';
import { JobRegistry } from '../../jobs/registry';
import { whileClaimed } from '../../jobs/retryClaim';
import { failedFolders } from '../../jobs/retryPipeline';
import { itemOf, requireNotUnderWay, retryRequest } from '../../jobs/retryRequest';
import type { FormWish } from '../../protocol/cluster';
import type { Job, StartRequest } from '../../protocol/jobs';
import { ENDED_AT_ONCE, isOpen } from '../../protocol/jobs';
import type { PipelinePlan, PipelineRequest } from '../../protocol/pipeline';
import type { requests, Result } from '../../protocol/requests';
import { isAlive } from '../../storage/processIdentity';
import { scriptsFolder } from '../../storage/session/sessionPaths';
import type { DataRoots } from './dataRoots';
import { JobNews } from './jobNews';
import { JobStarts } from './jobStarts';

export interface JobSurroundings {
  readonly launchers: Launchers;
  readonly access: DataRoots;
  /** The user's, see `stateFolder` */
  readonly stateFolder: string;
  /** A line for whoever keeps the server */
  warn(line: string): void;
}

/** The jobs of this user, which are jobs on disk: whichever server or page started them, every one shows the same. */
export class UserJobs {
  constructor(private readonly around: JobSurroundings) {
    this.registry = new JobRegistry(around.stateFolder);
    const onTrouble = (folder: string, error: unknown): void =>
      around.warn(`${folder} cannot be read: ${messageOf(error)}`);
    this.jobs = new JobList(this.registry, onTrouble, Date.now, isAlive, {
      launchers: around.launchers,
      ended: new EndedJobs(around.stateFolder)
    });
    this.news = new JobNews(this.jobs, this.registry, around.warn);
    this.starts = new JobStarts({ ...around, registry: this.registry, jobs: this.jobs });
  }

  /** Tells what has changed */
  readonly news: JobNews;

  /**
   * In the order in which they were started, as the disk tells at the moment.
   *
   * @param path of a session, or within one: jobs in its `scripts` folder are looked for too
   * @throws InputError when the path may not be read
   */
  async list(path?: string): Promise<Job[]> {
    const scripts = path === undefined ? undefined : scriptsFolder([path]);
    if (scripts !== undefined) {
      await this.around.access.check(scripts, 'read');
      await this.jobs.scan(scripts);
    }
    await this.news.lookAtAll(async () => endedOf(await this.shown()).length >= ENDED_AT_ONCE);
    const shown = await this.shown();
    const kept = new Set(endedOf(shown).slice(-ENDED_AT_ONCE));
    return shown.filter(job => isOpen(job.state) || kept.has(job)).map(listedJob);
  }

  /** The ended jobs before one of those that were listed, and how many there are before these. */
  async older(id: string): Promise<Result<typeof requests.olderJobs>> {
    await this.news.lookAtAll();
    const shown = await this.shown();
    const before = shown.findIndex(({ files }) => files.order.id === id);
    const ended = endedOf(shown.slice(0, Math.max(0, before)));
    const jobs = ended.slice(-ENDED_AT_ONCE);
    return { jobs: jobs.map(listedJob), left: ended.length - jobs.length };
  }

  /** Takes ended jobs off the lists of all pages; nothing is deleted. One whose folder is gone is on no list any more. */
  async dismiss(ids: readonly string[]): Promise<void> {
    await this.news.lookAtAll();
    const wanted = new Set(ids);
    const ended = this.jobs.jobs().filter(({ files, state }) => wanted.has(files.order.id) && !isOpen(state));
    await this.registry.dismiss(ended.map(({ folder }) => folder));
    ended.map(listedJob).forEach(job => this.news.tell({ ...job, dismissed: true }));
  }

  /** What a job was told to do. @throws InputError for an unknown id */
  async files(id: string): Promise<readonly PlannedFile[]> {
    return orderFiles((await this.found(id)).folder);
  }

  /** Tells what a task writes, until it has ended. @throws InputError for an unknown id */
  async log(id: string, task: number, tell: (text: string) => Promise<void>, signal: AbortSignal): Promise<void> {
    const { folder } = await this.found(id);
    const isTaskOpen = (): boolean => {
      const tasks = this.jobs.find(id)?.state.tasks;
      return tasks?.[task] !== undefined && isOpen(tasks[task]);
    };
    await followLog(join(folder, logFile(task)), { signal, isOpen: isTaskOpen, tell });
  }

  /**
   * Starts a job and returns without waiting for it.
   *
   * @throws InputError when a path may not be read, the folder for results not be written, or nothing be started
   */
  async start(asked: StartRequest & Pick<JobRequest, 'retryOf' | 'splits'>): Promise<Job> {
    const [job] = await this.started([await this.starts.start(asked)]);
    return job;
  }

  /** What starting a job would do. @throws InputError as `start` */
  plan(asked: StartRequest): Promise<JobPlan> {
    return this.starts.plan(asked);
  }

  /**
   * Starts the steps of a pipeline, all or none, and returns without waiting for them.
   *
   * @throws InputError as `start` and `planSteps`
   */
  async startPipeline(asked: PipelineRequest, signal: AbortSignal): Promise<Result<typeof requests.startPipeline>> {
    const { id, jobs, problems } = await this.starts.startPipeline(asked, signal);
    return { id, jobs: await this.started(jobs), problems };
  }

  /** What starting a pipeline would do. @throws InputError as `startPipeline` */
  planPipeline(asked: PipelineRequest, signal: AbortSignal): Promise<PipelinePlan> {
    return this.starts.planPipeline(asked, signal);
  }

  /** @throws InputError for an unknown id. A job that has ended is left as it is. */
  async cancel(id: string): Promise<void> {
    const { folder, files, state } = await this.found(id);
    if (isOpen(state)) {
      await cancelJob({ folder, files }, this.around.launchers);
    }
  }

  /** Gives up one file and goes on with the others. @throws InputError for an unknown id or file */
  async cancelItem(id: string, input: string): Promise<void> {
    const { folder, files, state } = await this.found(id);
    if (!isOpen(itemOf(state.items, input))) {
      return;
    }
    const own = state.tasks.flatMap(({ items }, task) =>
      items.length === 1 && items[0].input === input && isOpen(items[0]) ? [task] : []
    );
    await cancelInput(folder, input);
    // Tasks of its own may wait in a queue, where they see no wish in the directory
    for (const task of files.order.launcher === 'local' ? [] : own) {
      await cancelJob({ folder, files }, this.around.launchers, task);
    }
    if (!isWorkedOn(files, [input])) {
      await discardSplits(files.order, [input]);
    }
  }

  /**
   * Keeps what of a job waits on the cluster from starting, or lets it.
   *
   * @param task one of its tasks; absent: all
   * @throws InputError for an unknown id, and as `holdJob`
   */
  async hold(id: string, isHeld: boolean, task?: number): Promise<void> {
    await holdJob(await this.found(id), this.around.launchers, isHeld, task);
    this.news.lookSoon();
  }

  /**
   * Starts a new job, with the same options, of what an ended one did not do.
   *
   * @param inputs which of its files; absent: those that failed or were interrupted
   * @param cluster what to ask for in place of what it asked for
   * @throws InputError `E_NOTHING_TO_RETRY`, and as `start`
   */
  async retry(id: string, inputs?: readonly string[], cluster?: FormWish): Promise<Job> {
    return this.retries.run(async () => {
      const { folder, files, state } = await this.found(id);
      const asked = retryRequest(files, state, { inputs, cluster });
      return whileClaimed([folder], async () => {
        await this.news.look();
        requireNotUnderWay(asked, this.jobs.jobs());
        return this.start(asked);
      });
    });
  }

  /**
   * Starts what the steps of a submission did not do, one new job for each step in which something failed.
   *
   * @param id of the submission
   * @throws InputError as `start` and `retrySteps`
   */
  async retryPipeline(id: string): Promise<Job[]> {
    return this.retries.run(async () => {
      await this.news.lookAtAll(async () => false);
      const steps = this.jobs.jobs().filter(({ files }) => files.order.pipeline?.id === id);
      await Promise.all(steps.map(({ files }) => this.jobs.reread(files.order.id)));
      return whileClaimed(failedFolders(id, this.jobs.jobs()), async () => {
        await this.news.look();
        return this.started(await this.starts.retryPipeline(id));
      });
    });
  }

  /** Whether a job of this user waits or runs on this machine. */
  get busy(): boolean {
    return this.jobs.busy;
  }

  /** Jobs that were begun a moment ago. */
  private async started(ids: readonly string[]): Promise<Job[]> {
    await this.news.look();
    this.news.lookSoon();
    return ids.map(id => listedJob(this.known(id)));
  }

  /** In the order of their making, without those that are off the lists. */
  private async shown(): Promise<ListedJob[]> {
    const dismissed = await this.news.dismissed();
    return this.jobs.jobs().filter(({ folder }) => !dismissed.has(folder));
  }

  /** As its directory says. A server that has only just begun may not have looked yet. */
  private async found(id: string): Promise<ListedJob> {
    if (!this.jobs.find(id)) {
      await this.news.lookAtAll(async () => this.jobs.find(id) !== undefined);
    }
    await this.jobs.reread(id);
    return this.known(id);
  }

  private known(id: string): ListedJob {
    const found = this.jobs.find(id);
    if (!found) {
      throw unknownJob();
    }
    return found;
  }

  /** One after another, so that each sees whether its work is done again already */
  private readonly retries = new Limited(1);
  private readonly registry: JobRegistry;
  private readonly jobs: JobList;
  private readonly starts: JobStarts;
}

function unknownJob(): InputError {
  return new InputError(
    'E_JOB',
    'This job is not known any more: its folder was deleted or moved. List the jobs again.'
  );
}

function endedOf(jobs: readonly ListedJob[]): ListedJob[] {
  return jobs.filter(({ state }) => !isOpen(state));
}
