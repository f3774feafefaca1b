import { join } from 'node:path';

import { InputError } from '../../core/errors';
import { cancelInput, cancelJob, cancelNamedJob } from '../../jobs/cancelJob';
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
import type { FindFiles } from '../../jobs/partJob';
import { planJob } from '../../jobs/planJob';
import { planPipeline } from '../../jobs/planPipeline';
import { JobRegistry } from '../../jobs/registry';
import { itemOf, retryRequest } from '../../jobs/retryRequest';
import type { JobStart } from '../../jobs/startJob';
import { startJob } from '../../jobs/startJob';
import { startPipeline } from '../../jobs/startPipeline';
import { filesOf } from '../../pipeline/works';
import { outOf } from '../../protocol/capability';
import type { FormWish } from '../../protocol/cluster';
import type { Job, StartRequest } from '../../protocol/jobs';
import { ENDED_AT_ONCE, isOpen } from '../../protocol/jobs';
import type { PipelinePlan, PipelineRequest } from '../../protocol/pipeline';
import type { requests, Result } from '../../protocol/requests';

import { isAlive } from '../../storage/processIdentity';
import { scriptsFolder } from '../../storage/session/sessionPaths';
import type { DataRoots } from './dataRoots';
import { JobNews } from './jobNews';
import { permittedSteps } from './permittedSteps';

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
      around.warn(`${folder} cannot be read: ${String(error)}`);
    this.jobs = new JobList(this.registry, onTrouble, Date.now, isAlive, {
      launchers: around.launchers,
      ended: new EndedJobs(around.stateFolder)
    });
    this.news = new JobNews(this.jobs, this.registry, around.warn);
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
    await this.news.look();
    const shown = await this.shown();
    const ended = shown.filter(({ state }) => !isOpen(state));
    const kept = new Set(ended.slice(-ENDED_AT_ONCE));
    return shown.filter(job => isOpen(job.state) || kept.has(job)).map(listedJob);
  }

  /** The ended jobs before one of those that were listed, and how many there are before these. */
  async older(id: string): Promise<Result<typeof requests.olderJobs>> {
    const shown = await this.shown();
    const before = shown.findIndex(({ files }) => files.order.id === id);
    const ended = shown.slice(0, Math.max(0, before)).filter(({ state }) => !isOpen(state));
    const jobs = ended.slice(-ENDED_AT_ONCE);
    return { jobs: jobs.map(listedJob), left: ended.length - jobs.length };
  }

  /** Takes ended jobs off the lists of all pages; nothing is deleted. One whose folder is gone is on no list any more. */
  async dismiss(ids: readonly string[]): Promise<void> {
    await this.news.look();
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
    await this.permit(asked);
    const { order } = await startJob({ ...asked, dataRoots: this.around.access.roots }, this.starting);
    await this.news.look();
    this.news.lookSoon();
    return listedJob(this.known(order.id));
  }

  /** What starting a job would do. @throws InputError as `start` */
  async plan(asked: StartRequest): Promise<JobPlan> {
    const { access, launchers, stateFolder } = this.around;
    await this.permit(asked);
    const request = { ...asked, dataRoots: access.roots };
    return planJob(request, { launchers, find: wanted => filesOf(wanted, access.guard), stateFolder });
  }

  /**
   * Starts the steps of a pipeline, all or none, and returns without waiting for them.
   *
   * @throws InputError as `start` and `planSteps`
   */
  async startPipeline(asked: PipelineRequest, signal: AbortSignal): Promise<Result<typeof requests.startPipeline>> {
    const { access, launchers } = this.around;
    const { steps, problems } = await permittedSteps(asked, access, signal);
    const { launcher, cluster } = asked;
    const { id, jobs } = await startPipeline(steps, {
      ...{ launcher, cluster, dataRoots: access.roots },
      start: request => startJob(request, this.starting),
      cancel: async ({ folder }) => cancelNamedJob(folder, launchers)
    });
    await this.news.look();
    this.news.lookSoon();
    return { id, jobs: jobs.map(({ order }) => listedJob(this.known(order.id))), problems: [...problems] };
  }

  /** What starting a pipeline would do. @throws InputError as `startPipeline` */
  async planPipeline(asked: PipelineRequest, signal: AbortSignal): Promise<PipelinePlan> {
    const { access, launchers, stateFolder } = this.around;
    const { steps, problems } = await permittedSteps(asked, access, signal);
    const { launcher, cluster } = asked;
    const find: FindFiles = request => filesOf(request, access.guard);
    const planned = await planPipeline(steps, {
      ...{ launcher, cluster, dataRoots: access.roots },
      plan: request => planJob(request, { launchers, find, stateFolder })
    });
    return { ...planned, problems: [...problems] };
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
    if (files.order.launcher === 'local' || own.length === 0) {
      await cancelInput(folder, input);
    } else {
      // Tasks of its own may wait in a queue, where they see no wish in the directory
      for (const task of own) {
        await cancelJob({ folder, files }, this.around.launchers, task);
      }
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
    const { files, state } = await this.found(id);
    return this.start(retryRequest(files, state, { inputs, cluster }));
  }

  /** Whether a job of this user waits or runs on this machine. */
  get busy(): boolean {
    return this.jobs.busy;
  }

  /** @throws InputError when a path may not be read, or the folder for results not be written */
  private async permit({ inputs, options }: StartRequest): Promise<void> {
    const { access } = this.around;
    await Promise.all(inputs.map(path => access.check(path, 'read')));
    const out = outOf(options);
    if (out !== undefined) {
      await access.check(out, 'write');
    }
  }

  /** What starting a job takes. */
  private get starting(): JobStart {
    const { access, launchers, stateFolder, warn } = this.around;
    const { guard } = access;
    return {
      ...{ launchers, stateFolder, warn, guard, registry: this.registry, jobs: this.jobs },
      find: request => filesOf(request, guard)
    };
  }

  /** In the order of their making, without those that are off the lists. */
  private async shown(): Promise<ListedJob[]> {
    const dismissed = await this.news.dismissed();
    return this.jobs.jobs().filter(({ folder }) => !dismissed.has(folder));
  }

  /** As its directory says. A server that has only just begun may not have looked yet. */
  private async found(id: string): Promise<ListedJob> {
    if (!this.jobs.find(id)) {
      await this.news.look();
    }
    await this.jobs.reread(id);
    return this.known(id);
  }

  private known(id: string): ListedJob {
    const found = this.jobs.find(id);
    if (!found) {
      throw new InputError(
        'E_JOB',
        'This job is not known any more: its folder was deleted or moved. List the jobs again.'
      );
    }
    return found;
  }

  private readonly registry: JobRegistry;
  private readonly jobs: JobList;
}
