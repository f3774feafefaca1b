import type { Kind } from '../../protocol/capabilities';
import type { Job, JobItem } from '../../protocol/jobs';

/** A file together with the job that works on it or did so last. */
export interface FoundItem<K extends Kind = Kind> {
  readonly job: Job<K>;
  readonly item: JobItem<K>;
}

/**
 * Finds the latest job of a kind on a file at once, however many there are. Built again only when jobs or files come or go, which
 * is rare, and not at their progress.
 */
export class ItemIndex {
  /** @param jobs latest first */
  update(jobs: readonly Job[]): void {
    const shape = jobs.map(({ id, items }) => `${id} ${items.length}`).join('\n');
    if (shape !== this._shape) {
      this._shape = shape;
      this._places.clear();
      jobs.forEach(({ kind, items }, at) =>
        items.forEach(({ input }, index) => {
          const key = itemKey(kind, input);
          if (!this._places.has(key)) {
            this._places.set(key, { at, index });
          }
        })
      );
    }
    this._jobs = jobs;
  }

  find<K extends Kind>(kind: K, input: string): FoundItem<K> | undefined {
    // Keys hold the kind
    return this.at(itemKey(kind, input)) as unknown as FoundItem<K> | undefined;
  }

  /** The same by `itemKey`. */
  at(key: string): FoundItem | undefined {
    const place = this._places.get(key);
    if (!place) {
      return undefined;
    }
    const job = this._jobs[place.at];
    return { job, item: job.items[place.index] };
  }

  private _jobs: readonly Job[] = [];
  private _shape = '';
  private readonly _places = new Map<string, { at: number; index: number }>();
}

/** Names what a kind of job does with a file. */
export function itemKey(kind: Kind, input: string): string {
  return `${kind} ${input}`;
}
