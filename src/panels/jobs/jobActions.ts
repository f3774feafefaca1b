import type { FormWish } from '../../protocol/cluster';
import type { PlannedFile } from '../../protocol/clusterRequests';
import type { Job } from '../../protocol/jobs';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';

/** What is wanted of a job. */
export interface Retry {
  /** Absent: all that failed or was interrupted */
  readonly inputs?: readonly string[];
  /** What to ask of the cluster in place of what it asked for, such as more memory */
  readonly cluster?: FormWish;
}

export interface JobActionsState {
  /** Ids of jobs that something was asked of which is not answered yet */
  readonly busy: ReadonlySet<string>;
  /** Why the last thing that was asked of a job could not be done, by its id */
  readonly failures: ReadonlyMap<string, Failure>;
}

/** What a user may ask of a job from its card. */
export class JobActions extends StateModel<JobActionsState> {
  /**
   * @param _take given jobs that are new or known better
   * @param _drop given ids of jobs that are off the lists
   */
  constructor(
    private readonly _backend: Backend,
    private readonly _take: (jobs: readonly Job[]) => void,
    private readonly _drop: (ids: readonly string[]) => void
  ) {
    super({ busy: new Set(), failures: new Map() });
  }

  /** Does again what was not done, as a new job. */
  async retry(id: string, { inputs, cluster }: Retry = {}): Promise<void> {
    await this._ask(id, async () => {
      const files = inputs && [...inputs];
      this._take([await this._backend.request(requests.retryJob, { id, inputs: files, cluster })]);
    });
  }

  /** Does again what the steps of a submission did not do, as new jobs. @param id of the submission */
  async retryPipeline(id: string): Promise<void> {
    await this._ask(id, async () => this._take(await this._backend.request(requests.retryPipeline, { id })));
  }

  /** Keeps what waits from starting, or lets it. @param task one of its tasks; absent: all */
  async hold(id: string, isHeld: boolean, task?: number): Promise<void> {
    await this._ask(id, () => this._backend.request(isHeld ? requests.holdJob : requests.releaseJob, { id, task }));
  }

  /** Takes an ended job off the lists. Nothing is deleted. */
  async dismiss(ids: readonly string[]): Promise<void> {
    const [first = ''] = ids;
    await this._ask(first, async () => {
      await this._backend.request(requests.dismissJobs, { ids: [...ids] });
      // The server tells of those that it still knows, and a folder may be gone
      this._drop(ids);
    });
  }

  /** What the job was told to do; undefined where that cannot be read, which then is said. */
  async files(id: string): Promise<readonly PlannedFile[] | undefined> {
    let files: readonly PlannedFile[] | undefined;
    await this._ask(id, async () => {
      files = await this._backend.request(requests.jobFiles, { id });
    });
    return files;
  }

  /** Tells what a task writes, in pieces, until it has ended or the signal fires. @throws Error when it cannot be read */
  async log(id: string, task: number, onText: (text: string) => void, signal: AbortSignal): Promise<void> {
    await this._backend.request(requests.jobLog, { id, task }, { signal, onProgress: onText });
  }

  private async _ask(id: string, ask: () => Promise<unknown>): Promise<void> {
    const { busy, failures } = this.state;
    this.set({
      busy: new Set([...busy, id]),
      failures: new Map([...failures].filter(([other]) => other !== id))
    });
    try {
      await ask();
    } catch (error) {
      this.set({ failures: new Map([...this.state.failures, [id, failureOf(error)]]) });
    } finally {
      this.set({ busy: new Set([...this.state.busy].filter(other => other !== id)) });
    }
  }
}
