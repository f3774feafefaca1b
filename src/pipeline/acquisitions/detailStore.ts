import type { Problem } from '../../protocol/problem';
import type { CompactIndex } from '../../storage/merlin/compactIndex';
import { indexBytes } from '../../storage/merlin/compactIndex';
import type { Details } from './details';

/** Rows of a large session, several times. */
const MOST_DETAILS = 10_000;
const MOST_INDEX_BYTES = 64 << 20;
const MOST_PROBLEMS = 1000;

/**
 * What was found out about acquisitions, for tables that are opened again: the longest unused is forgotten first. Keys say of
 * which files, at which time, and with which options, so that nothing in here is ever out of date.
 */
export class DetailStore {
  details(key: string): Details | undefined {
    return used(this.detailsByKey, key);
  }

  keepDetails(key: string, details: Details): void {
    // The index is kept by itself: it is the same for all options
    renew(this.detailsByKey, key, { ...details, index: undefined });
    if (this.detailsByKey.size > MOST_DETAILS) {
      forgetOldest(this.detailsByKey);
    }
  }

  /** What the frame headers of certain files say. */
  index(files: string): CompactIndex | undefined {
    return used(this.indexByFiles, files);
  }

  keepIndex(files: string, index: CompactIndex): void {
    const before = this.indexByFiles.get(files);
    this.bytes += indexBytes(index) - (before ? indexBytes(before) : 0);
    renew(this.indexByFiles, files, index);
    while (this.bytes > MOST_INDEX_BYTES && this.indexByFiles.size > 1) {
      const oldest = forgetOldest(this.indexByFiles);
      this.bytes -= oldest ? indexBytes(oldest) : 0;
    }
  }

  /** What only the whole of certain files showed: that they cannot be converted. */
  damage(files: string): Problem | undefined {
    return used(this.damageByFiles, files);
  }

  keepDamage(files: string, problem: Problem): void {
    renew(this.damageByFiles, files, problem);
    if (this.damageByFiles.size > MOST_PROBLEMS) {
      forgetOldest(this.damageByFiles);
    }
  }

  private bytes = 0;
  private readonly detailsByKey = new Map<string, Details>();
  private readonly indexByFiles = new Map<string, CompactIndex>();
  private readonly damageByFiles = new Map<string, Problem>();
}

function used<T>(map: Map<string, T>, key: string): T | undefined {
  const value = map.get(key);
  if (value !== undefined) {
    renew(map, key, value);
  }
  return value;
}

/** Maps keep the order in which keys were entered. */
function renew<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
}

function forgetOldest<T>(map: Map<string, T>): T | undefined {
  const [oldest] = map.keys();
  const value = map.get(oldest);
  map.delete(oldest);
  return value;
}
