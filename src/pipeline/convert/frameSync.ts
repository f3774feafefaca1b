import { open } from 'node:fs/promises';

import { allDone } from '../../core/allDone';
import type { ChunkFile } from '../frames/frameJob';

/** So much new data is worth a sync of its own. */
const STEP_BYTES = 48 << 20;

/**
 * Sends the frames of a file to the disk while more of them are made: left to itself, a system would begin when all are
 * there, and the end of the conversion would wait for it.
 */
export class FrameSync {
  constructor({ path, end }: ChunkFile) {
    this.path = path;
    this.end = new BigInt64Array(end);
    this.synced = this.bytes;
  }

  /** Begins a sync when there is enough for one; to be called now and then. */
  look(): void {
    if (!this.isSyncing && this.bytes - this.synced >= STEP_BYTES) {
      this.begin();
    }
  }

  /** Sees all that was written so far to the disk. */
  async finish(): Promise<void> {
    this.begin();
    await this.last;
  }

  /** Waits until nothing is on its way any more, whatever became of it. */
  async rest(): Promise<void> {
    await Promise.allSettled([this.last]);
  }

  private begin(): void {
    this.synced = this.bytes;
    this.isSyncing = true;
    this.last = allDone([this.last, sync(this.path).finally(() => (this.isSyncing = false))]);
    // Told by `finish`
    this.last.catch(() => undefined);
  }

  /** End of what was written, in bytes from the start of the file */
  private get bytes(): number {
    return Number(Atomics.load(this.end, 0));
  }

  private readonly path: string;
  private readonly end: BigInt64Array;
  private synced: number;
  private isSyncing = false;
  private last: Promise<unknown> = Promise.resolve();
}

/** Waits until a file is on the disk. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
