import type { Attempt, StoredRecord } from './attempt';
import type { History } from './history';

/** Of so many references what was tried is kept. */
const MOST = 50;

/** What was tried on references that are not looked at any more: nobody loses work by a glance at another one. */
export class LeftAttempts {
  /** Keeps what was tried, where that is more than looking. Pictures are drawn again when they are wanted. */
  keep(input: string, { steps, at }: History<Attempt>): void {
    this.left.delete(input);
    if (steps.length > 1) {
      this.left.set(input, { steps: steps.map(step => ({ ...step, views: undefined })), at });
      const [oldest] = this.left.keys();
      if (this.left.size > MOST) {
        this.left.delete(oldest);
      }
    }
  }

  /** @returns undefined where nothing was tried, or another record has been written since */
  find(input: string, stored: StoredRecord | undefined): History<Attempt> | undefined {
    const attempts = this.left.get(input);
    const written = attempts?.steps.filter(({ saved }) => saved !== undefined) ?? [];
    const isSame = stored
      ? written.some(({ record }) => record?.created === stored.record.created)
      : written.length === 0;
    return isSame ? attempts : undefined;
  }

  private readonly left = new Map<string, History<Attempt>>();
}
