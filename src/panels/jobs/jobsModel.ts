import type { Kind } from '../../protocol/capabilities';
import type { Job, JobChange, JobItem } from '../../protocol/jobs';
import { isKind, isOpen } from '../../protocol/jobs';
import { requests } from '../../protocol/requests';
import type { Backend, BackendStatus } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import { changedJob } from './changedJob';
import type { FoundItem } from './itemIndex';
import { itemKey, ItemIndex } from './itemIndex';
import { JobActions } from './jobActions';
import { OlderJobs } from './olderJobs';
import { ClusterSiteModel } from './submit/clusterSiteModel';

export interface JobsState {
  /** Latest first */
  readonly jobs: readonly Job[];
  /** Ids of jobs being cancelled */
  readonly cancelling: ReadonlySet<string>;
  /** Single files being cancelled, by `itemKey` */
  readonly cancellingItems: ReadonlySet<string>;
  /** Files that are about to be tried again, by `itemKey` */
  readonly retrying: ReadonlySet<string>;
  readonly failure?: Failure;
}

/**
 * The jobs of the user. They are jobs on disk: a page learns of them when it connects, and from then on by
 * notification, so that it shows the same after a reload. While the backend is lost they stay as they were last seen.
 */
export class JobsModel extends StateModel<JobsState> {
  constructor(private readonly _backend: Backend) {
    super({ jobs: [], cancelling: new Set(), cancellingItems: new Set(), retrying: new Set() });
    this.cluster = new ClusterSiteModel(_backend);
    this.actions = new JobActions(
      _backend,
      news => this.take(news),
      ids => ids.forEach(id => this._drop(id))
    );
    this.older = new OlderJobs(_backend, news => this.take(news));
    _backend.jobChanged.connect(this._onChange, this);
    _backend.statusChanged.connect(this._onStatus, this);
    this._onStatus(_backend, _backend.status);
  }

  /** Where jobs can run. */
  readonly cluster: ClusterSiteModel;
  /** Jobs that ended before those that are listed */
  readonly older: OlderJobs;
  /** What may be asked of a job besides */
  readonly actions: JobActions;

  /** The latest job of a kind on a file; at once, however many files there are. */
  find<K extends Kind>(kind: K, input: string): FoundItem<K> | undefined {
    return this._index.find(kind, input);
  }

  /** Whether this page knew a file to be open before it learned of this end, or the job was begun and done since it was opened. */
  hasJustEnded(item: JobItem): boolean {
    return this._ends.has(item);
  }

  /** Whether a file is being given up, by itself or with all of its job. */
  isCancelling(kind: Kind, input: string): boolean {
    const { cancelling, cancellingItems } = this.state;
    return cancellingItems.has(itemKey(kind, input)) || cancelling.has(this.find(kind, input)?.job.id ?? '');
  }

  /** Whether a file is about to be tried again. */
  isRetrying(kind: Kind, input: string): boolean {
    return this.state.retrying.has(itemKey(kind, input));
  }

  /** Replaces what is known of some jobs. */
  take(news: readonly Job[]): void {
    const byId = new Map(news.map(job => [job.id, job]));
    news.forEach(({ id }) => this._partial.delete(id));
    const known = this.state.jobs;
    known.forEach(job => this._noteEnds(job, byId.get(job.id)));
    const kept = known.map(job => byId.get(job.id) ?? job);
    const ids = new Set(known.map(({ id }) => id));
    const added = [...byId.values()].filter(({ id }) => !ids.has(id));
    added.filter(({ startedAt }) => startedAt >= this._since).forEach(job => this._noteQuickEnds(job));
    const jobs = added.length === 0 ? kept : [...added, ...kept].sort((a, b) => b.startedAt - a.startedAt);
    this._index.update(jobs);
    const open = new Set(jobs.filter(isOpen).map(({ id }) => id));
    this.set({
      jobs,
      cancelling: only(this.state.cancelling, id => open.has(id) || !byId.has(id)),
      cancellingItems: only(this.state.cancellingItems, key => this._isOpen(key))
    });
  }

  async cancel(id: string): Promise<void> {
    this.set({ cancelling: new Set([...this.state.cancelling, id]), failure: undefined });
    try {
      await this._backend.request(requests.cancelJob, { id });
    } catch (error) {
      this.set({ cancelling: only(this.state.cancelling, other => other !== id), failure: failureOf(error) });
    }
  }

  /** Cancels everything of a kind that waits or runs. @param among absent: all jobs of the kind */
  async cancelAll(kind: Kind, among: readonly Job[] = jobsOf(kind, this.state.jobs)): Promise<void> {
    await Promise.all(among.filter(isOpen).map(({ id }) => this.cancel(id)));
  }

  /** Gives up one file; the others of its job go on. @param id of the job; absent: the latest on the file */
  async cancelItem(kind: Kind, input: string, id = this.find(kind, input)?.job.id): Promise<void> {
    const job = this.state.jobs.find(each => each.id === id);
    const items: readonly JobItem[] = job?.items ?? [];
    if (!job || !items.some(item => item.input === input && isOpen(item))) {
      return;
    }
    const key = itemKey(kind, input);
    this.set({ cancellingItems: new Set([...this.state.cancellingItems, key]), failure: undefined });
    try {
      await this._backend.request(requests.cancelJobItem, { id: job.id, input });
    } catch (error) {
      this.set({
        cancellingItems: only(this.state.cancellingItems, other => other !== key),
        failure: failureOf(error)
      });
    }
  }

  /** Works on files again, each with the options of its latest job of a kind. Files that have none are left out. */
  async retry(kind: Kind, inputs: readonly string[]): Promise<void> {
    const groups = new Map<Job, string[]>();
    for (const input of inputs) {
      const found = this.find(kind, input);
      if (found && !isOpen(found.item) && !this.isRetrying(kind, input)) {
        groups.set(found.job, [...(groups.get(found.job) ?? []), input]);
      }
    }
    const asked = [...groups.values()].flat().map(input => itemKey(kind, input));
    this.set({ retrying: new Set([...this.state.retrying, ...asked]), failure: undefined });
    const answers = await Promise.allSettled(
      [...groups].map(([{ id }, files]) => this._backend.request(requests.retryJob, { id, inputs: files }))
    );
    this.take(answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : [])));
    const refused = answers.find(answer => answer.status === 'rejected');
    this.set({
      retrying: only(this.state.retrying, key => !asked.includes(key)),
      ...(refused && { failure: failureOf(refused.reason) })
    });
  }

  private _onChange(_: unknown, change: JobChange): void {
    const { id, dismissed } = change.head;
    if (dismissed) {
      this._drop(id);
      return;
    }
    const known = this._partial.get(id) ?? this.state.jobs.find(job => job.id === id);
    const next = changedJob(known, change);
    if (!next) {
      this._partial.delete(id);
      void this._list();
    } else if (next.items.length < change.count) {
      this._partial.set(id, next);
    } else {
      this.take([next]);
    }
  }

  private _drop(id: string): void {
    this._partial.delete(id);
    const jobs = this.state.jobs.filter(job => job.id !== id);
    this._index.update(jobs);
    this.set({ jobs });
  }

  private _onStatus(_: unknown, { state }: BackendStatus): void {
    if (state === 'ready') {
      void this._list();
    } else if (state !== 'idle' && state !== 'connecting') {
      this._partial.clear();
      this.set({ cancelling: new Set(), cancellingItems: new Set(), retrying: new Set() });
    }
  }

  /** Lists them, once more at the end when it was asked for meanwhile. */
  private async _list(): Promise<void> {
    if (this._listing) {
      this._listAgain = true;
      return;
    }
    this._listing = true;
    try {
      do {
        this._listAgain = false;
        const listed = await this._backend.request(requests.listJobs, {});
        const ids = new Set(listed.map(({ id }) => id));
        const isListed = this.older.listed(listed);
        // Another page may have dismissed some meanwhile
        this.state.jobs
          .filter(job => !isOpen(job) && !ids.has(job.id) && isListed(job))
          .forEach(({ id }) => this._drop(id));
        this.take(listed);
      } while (this._listAgain);
    } catch (error) {
      this.set({ failure: failureOf(error) });
    } finally {
      this._listing = false;
    }
  }

  /** Progress may come faster than the screen is drawn: whoever draws it may never have seen the file open. */
  private _noteEnds(before: Job, after: Job | undefined): void {
    after?.items.forEach((item, index) => {
      const former = before.items[index];
      // At the very start nothing may be known yet of the files
      if (item !== former && !isOpen(item) && isOpen(former ?? before)) {
        this._ends.add(item);
      }
    });
  }

  /** Of a job that was over before this page heard of it, such as one of a notebook. */
  private _noteQuickEnds({ items }: Job): void {
    items.filter(item => !isOpen(item)).forEach(item => this._ends.add(item));
  }

  private _isOpen(key: string): boolean {
    const found = this._index.at(key);
    return found !== undefined && isOpen(found.item);
  }

  private readonly _index = new ItemIndex();
  /** Jobs with many files, of which pieces are still to come */
  private readonly _partial = new Map<string, Job>();
  private readonly _ends = new WeakSet<JobItem>();
  private readonly _since = Date.now();
  private _listing = false;
  private _listAgain = false;
}

/** The jobs of a kind. */
export function jobsOf<K extends Kind>(kind: K, jobs: readonly Job[]): (Job & Job<K>)[] {
  return jobs.filter(job => isKind(kind, job));
}

/** The members that satisfy the condition; the same set where all do. */
function only(set: ReadonlySet<string>, condition: (member: string) => boolean): ReadonlySet<string> {
  const kept = [...set].filter(condition);
  return kept.length === set.size ? set : new Set(kept);
}
