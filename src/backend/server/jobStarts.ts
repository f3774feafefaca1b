import type { JobRequest } from '../../jobs/createJob';
import type { JobPlan } from '../../jobs/planJob';
import type { FindFiles } from '../../jobs/partJob';
import { planJob } from '../../jobs/planJob';
import { planPipeline } from '../../jobs/planPipeline';
import type { JobStart } from '../../jobs/startJob';
import { startJob } from '../../jobs/startJob';
import { retrySteps } from '../../jobs/retryPipeline';
import { startPipeline, startSteps } from '../../jobs/startPipeline';
import { filesOf } from '../../pipeline/works';
import { outOf } from '../../protocol/capability';
import type { StartRequest } from '../../protocol/jobs';
import type { PipelinePlan, PipelineRequest } from '../../protocol/pipeline';
import type { Problem } from '../../protocol/problem';
import { panelProblem } from '../../protocol/problem';
import type { DataRoots } from './dataRoots';
import { permittedSteps } from './permittedSteps';

/** What starting a job takes. */
export interface StartSurroundings extends Pick<JobStart, 'launchers' | 'registry' | 'jobs' | 'stateFolder' | 'warn'> {
  readonly access: DataRoots;
}

/** Starts jobs and pipelines on behalf of pages, within the data roots, or says what starting them would do. */
export class JobStarts {
  constructor(private readonly around: StartSurroundings) {}

  /**
   * Starts a job and returns without waiting for it.
   *
   * @returns its id
   * @throws InputError when a path may not be read, the folder for results not be written, or nothing be started
   */
  async start(asked: StartRequest & Pick<JobRequest, 'retryOf' | 'splits'>): Promise<string> {
    await this.permit(asked);
    const { order } = await startJob({ ...asked, dataRoots: this.around.access.roots }, this.starting);
    return order.id;
  }

  /** What starting a job would do. @throws InputError as `start` */
  async plan(asked: StartRequest): Promise<JobPlan> {
    const { access, launchers, stateFolder } = this.around;
    await this.permit(asked);
    const request = { ...asked, dataRoots: access.roots };
    return planJob(request, { launchers, find: this.find, stateFolder });
  }

  /**
   * Starts the steps of a pipeline, all or none, and returns without waiting for them.
   *
   * @returns its id, those of its jobs, and what keeps data sets from steps
   * @throws InputError as `start` and `planSteps`
   */
  async startPipeline(
    asked: PipelineRequest,
    signal: AbortSignal
  ): Promise<{ id: string; jobs: string[]; problems: Problem[] }> {
    const { access, launchers } = this.around;
    const { steps, problems } = await permittedSteps(asked, access, signal);
    const { launcher, cluster } = asked;
    const { id, jobs } = await startPipeline(steps, {
      ...{ launcher, cluster, dataRoots: access.roots },
      start: request => startJob(request, this.starting),
      launchers
    });
    return { id, jobs: jobs.map(({ order }) => order.id), problems: problems.map(panelProblem) };
  }

  /** Starts what the steps of a submission did not do. @returns ids of its jobs. @throws InputError as `start` and `retrySteps` */
  async retryPipeline(id: string): Promise<string[]> {
    const { access, launchers, jobs } = this.around;
    const started = await startSteps(retrySteps(id, jobs.jobs(), access.roots), {
      start: async request => {
        await this.permit(request);
        return startJob(request, this.starting);
      },
      launchers
    });
    return started.jobs.map(({ order }) => order.id);
  }

  /** What starting a pipeline would do. @throws InputError as `startPipeline` */
  async planPipeline(asked: PipelineRequest, signal: AbortSignal): Promise<PipelinePlan> {
    const { access, launchers, stateFolder } = this.around;
    const { steps, problems, kept } = await permittedSteps(asked, access, signal);
    const { launcher, cluster } = asked;
    const planned = await planPipeline(steps, {
      ...{ launcher, cluster, dataRoots: access.roots },
      plan: request => planJob(request, { launchers, find: this.find, stateFolder })
    });
    return { ...planned, problems: problems.map(panelProblem), kept: [...kept] };
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

  private readonly find: FindFiles = request => filesOf(request, this.around.access.guard);

  private get starting(): JobStart {
    const { access, ...parts } = this.around;
    return { ...parts, guard: access.guard, find: this.find };
  }
}
