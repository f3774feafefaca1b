import type { Job, JobChange, JobItem } from '../../protocol/jobs';
import { isKind, isOpen } from '../../protocol/jobs';
import { requests } from '../../protocol/requests';
import type { Backend, BackendStatus } from '../connection';
import type { Failure } from '../parts/failure';
import { failureOf } from '../parts/failure';
import { StateModel } from '../parts/stateModel';
import { changedConversion } from './changedConversion';
import type { FoundItem } from './itemIndex';
import { ItemIndex } from './itemIndex';

export interface ConversionsState {
  /** Latest first */
  readonly conversions: readonly Job<'convert'>[];
  /** Ids of conversions being cancelled */
  readonly cancelling: ReadonlySet<string>;
  /** Single files being cancelled */
  readonly cancellingItems: ReadonlySet<string>;
  /** Files that are about to be tried again */
  readonly retrying: ReadonlySet<string>;
  readonly failure?: Failure;
}

/**
 * The conversions of the user. They are jobs on disk: a page learns of them when it connects, and from then on by
 * notification, so that it shows the same after a reload. While the backend is lost they stay as they were last seen.
 */
export class ConversionsModel extends StateModel<ConversionsState> {
  constructor(private readonly _backend: Backend) {
    super({ conversions: [], cancelling: new Set(), cancellingItems: new Set(), retrying: new Set() });
    _backend.jobChanged.connect((_, change) => this._onChange(change));
    _backend.statusChanged.connect((_, status) => this._onStatus(status));
    this._onStatus(_backend.status);
  }

  /** The latest conversion of a file; at once, however many files there are. */
  find(input: string): FoundItem | undefined {
    return this._index.find(input);
  }

  /** Whether this page knew a file to be open before it learned of this end. */
  hasJustEnded(item: JobItem): boolean {
    return this._ends.has(item);
  }

  /** Whether a file is being given up, by itself or with all of its conversion. */
  isCancelling(input: string): boolean {
    const { cancelling, cancellingItems } = this.state;
    return cancellingItems.has(input) || cancelling.has(this.find(input)?.conversion.id ?? '');
  }

  /** Replaces what is known of some conversions. */
  take(jobs: readonly Job[]): void {
    const news = jobs.filter(job => isKind('convert', job));
    const byId = new Map(news.map(conversion => [conversion.id, conversion]));
    news.forEach(({ id }) => this._partial.delete(id));
    const known = this.state.conversions;
    known.forEach(conversion => this._noteEnds(conversion, byId.get(conversion.id)));
    const kept = known.map(conversion => byId.get(conversion.id) ?? conversion);
    const ids = new Set(known.map(({ id }) => id));
    const added = [...byId.values()].filter(({ id }) => !ids.has(id));
    const conversions = added.length === 0 ? kept : [...added, ...kept].sort((a, b) => b.startedAt - a.startedAt);
    this._index.update(conversions);
    const open = new Set(conversions.filter(isOpen).map(({ id }) => id));
    this.set({
      conversions,
      cancelling: only(this.state.cancelling, id => open.has(id) || !byId.has(id)),
      cancellingItems: only(this.state.cancellingItems, input => this._isOpen(input))
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

  /** Cancels everything that waits or runs. */
  async cancelAll(): Promise<void> {
    await Promise.all(this.state.conversions.filter(isOpen).map(({ id }) => this.cancel(id)));
  }

  /** Gives up one file; the others of its conversion go on. */
  async cancelItem(input: string): Promise<void> {
    const found = this.find(input);
    if (!found || !isOpen(found.item)) {
      return;
    }
    this.set({ cancellingItems: new Set([...this.state.cancellingItems, input]), failure: undefined });
    try {
      await this._backend.request(requests.cancelJobItem, { id: found.conversion.id, input });
    } catch (error) {
      this.set({
        cancellingItems: only(this.state.cancellingItems, other => other !== input),
        failure: failureOf(error)
      });
    }
  }

  /** Converts files again, each with the options of its latest conversion. Files that were never converted are left out. */
  async retry(inputs: readonly string[]): Promise<void> {
    const groups = new Map<Job<'convert'>, string[]>();
    for (const input of inputs) {
      const found = this.find(input);
      if (found && !isOpen(found.item) && !this.state.retrying.has(input)) {
        groups.set(found.conversion, [...(groups.get(found.conversion) ?? []), input]);
      }
    }
    const asked = [...groups.values()].flat();
    this.set({ retrying: new Set([...this.state.retrying, ...asked]), failure: undefined });
    const answers = await Promise.allSettled(
      [...groups].map(([{ id, kind, options, choices, status }, files]) =>
        // What goes on cannot be tried again as a whole, but its failed files can be given to another.
        isOpen({ status })
          ? this._backend.request(requests.startJob, { kind, inputs: files, options, choices })
          : this._backend.request(requests.retryJob, { id, inputs: files })
      )
    );
    this.take(answers.flatMap(answer => (answer.status === 'fulfilled' ? [answer.value] : [])));
    const refused = answers.find(answer => answer.status === 'rejected');
    this.set({
      retrying: only(this.state.retrying, input => !asked.includes(input)),
      ...(refused && { failure: failureOf(refused.reason) })
    });
  }

  /** Takes earlier conversions off the list; files are not touched. */
  clearEarlier(): void {
    const { current, earlier } = partConversions(this.state.conversions);
    earlier.forEach(({ id }) => this._cleared.add(id));
    this._index.update(current);
    this.set({ conversions: current, failure: undefined });
  }

  private _onChange(change: JobChange): void {
    const { id } = change.head;
    if (this._cleared.has(id)) {
      return;
    }
    const known = this._partial.get(id) ?? this.state.conversions.find(conversion => conversion.id === id);
    const next = changedConversion(known, change);
    if (!next) {
      this._partial.delete(id);
      void this._list();
    } else if (next.items.length < change.count) {
      this._partial.set(id, next);
    } else {
      this.take([next]);
    }
  }

  private _onStatus({ state }: BackendStatus): void {
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
        this.take(listed.filter(({ id }) => !this._cleared.has(id)));
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

  private _isOpen(input: string): boolean {
    const found = this.find(input);
    return found !== undefined && isOpen(found.item);
  }

  private readonly _index = new ItemIndex();
  /** Conversions with many files, of which pieces are still to come */
  private readonly _partial = new Map<string, Job>();
  private readonly _cleared = new Set<string>();
  private readonly _ends = new WeakSet<JobItem>();
  private _listing = false;
  private _listAgain = false;
}

/** Conversions, latest first, in two: what runs or was started last, and what has ended before. */
export function partConversions<J extends Job>(conversions: readonly J[]): { current: J[]; earlier: J[] } {
  const isCurrent = (conversion: J, index: number): boolean => index === 0 || isOpen(conversion);
  return {
    current: conversions.filter(isCurrent),
    earlier: conversions.filter((conversion, index) => !isCurrent(conversion, index))
  };
}

/** The members that satisfy the condition; the same set where all do. */
function only(set: ReadonlySet<string>, condition: (member: string) => boolean): ReadonlySet<string> {
  const kept = [...set].filter(condition);
  return kept.length === set.size ? set : new Set(kept);
}
