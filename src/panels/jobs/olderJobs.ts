import type { Job } from '../../protocol/jobs';
import { ENDED_AT_ONCE, isOpen } from '../../protocol/jobs';
import { requests } from '../../protocol/requests';
import type { Backend } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';

export interface OlderJobsState {
  /** Whether there are ended jobs before those that are listed */
  readonly more: boolean;
  readonly asking: boolean;
  readonly failure?: Failure;
}

/** The ended jobs before those that a page lists by itself: asked for when a user wants to see them. */
export class OlderJobs extends StateModel<OlderJobsState> {
  /** @param _take given jobs that are new */
  constructor(
    private readonly _backend: Backend,
    private readonly _take: (jobs: readonly Job[]) => void
  ) {
    super({ more: false, asking: false });
  }

  /**
   * The latest have been listed.
   *
   * @returns whether a job belongs to those that would have been among them, if it were still on the lists
   */
  listed(jobs: readonly Job[]): (job: Job) => boolean {
    const ended = jobs.filter(job => !isOpen(job));
    const isFull = ended.length >= ENDED_AT_ONCE;
    const oldest = isFull ? Math.min(...ended.map(({ startedAt }) => startedAt)) : -Infinity;
    if (!this._asked) {
      this.set({ more: isFull });
    }
    return ({ startedAt }) => startedAt >= oldest;
  }

  /** Lists those before a job. */
  async list(before: string): Promise<void> {
    if (this.state.asking) {
      return;
    }
    this.set({ asking: true, failure: undefined });
    try {
      const { jobs, left } = await this._backend.request(requests.olderJobs, { before });
      this._asked = true;
      this._take(jobs);
      this.set({ asking: false, more: left > 0 });
    } catch (error) {
      this.set({ asking: false, failure: failureOf(error) });
    }
  }

  private _asked = false;
}
