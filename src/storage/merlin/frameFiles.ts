import { closeSync, readSync } from 'node:fs';

import { InputError } from '../../core/errors';
import { fileError } from '../fileErrors';
import { openRegularSync } from '../regularFile';

/** One file of an acquisition and the frames it holds. */
export interface FrameFile {
  readonly path: string;
  /** Whole frames in the file */
  readonly frames: number;
}

/** Where the frames of an acquisition are: plain data, so that it can be handed to a worker thread. */
export interface FramePlace {
  readonly files: readonly FrameFile[];
  /** Header and pixels of one frame, in bytes */
  readonly stride: number;
}

const MOST_OPEN = 16;

/** Reads frames by number from one file or a set of files, keeping the last few files open. */
export class FrameReader {
  constructor(private readonly place: FramePlace) {
    let first = 0;
    for (const file of place.files) {
      this.starts.push(first);
      first += file.frames;
    }
    this.frames = first;
  }

  /** Whole frames of all files */
  readonly frames: number;

  /**
   * Reads whole frames, headers included, one after another into `target`.
   *
   * @param count frames; the caller sees to it that first + count stays within the acquisition
   * @throws InputError `E_SHRUNK` when the file has become shorter since it was opened
   */
  readFrames(first: number, count: number, target: Uint8Array): void {
    const { stride } = this.place;
    this.eachFile(first, count, (index, frame, frames, done) =>
      this.readBytes(index, frame * stride, target.subarray(done * stride, (done + frames) * stride))
    );
  }

  /** Reads the first `bytes` bytes of one frame. */
  readHeader(frame: number, target: Uint8Array): void {
    this.eachFile(frame, 1, (index, local) => this.readBytes(index, local * this.place.stride, target));
  }

  close(): void {
    for (const handle of this.open.values()) {
      closeSync(handle);
    }
    this.open.clear();
  }

  private eachFile(
    first: number,
    count: number,
    work: (index: number, frame: number, frames: number, done: number) => void
  ): void {
    let done = 0;
    let index = this.fileOf(first);
    while (done < count) {
      const local = first + done - this.starts[index];
      const frames = Math.min(count - done, this.place.files[index].frames - local);
      work(index, local, frames, done);
      done += frames;
      index++;
    }
  }

  private fileOf(frame: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= frame) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private readBytes(index: number, position: number, target: Uint8Array): void {
    const { path } = this.place.files[index];
    const handle = this.handle(index, path);
    for (let got = 0; got < target.length;) {
      const read = readSync(handle, target, got, target.length - got, position + got);
      if (read === 0) {
        throw new InputError(
          'E_SHRUNK',
          `${path} became shorter while it was read (byte ${position + got} is gone). Is it being copied or deleted? Convert it again when it is at rest.`
        );
      }
      got += read;
    }
  }

  private handle(index: number, path: string): number {
    const known = this.open.get(index);
    if (known !== undefined) {
      return known;
    }
    if (this.open.size >= MOST_OPEN) {
      const [oldest, handle] = this.open.entries().next().value as [number, number];
      closeSync(handle);
      this.open.delete(oldest);
    }
    try {
      const handle = openRegularSync(path);
      this.open.set(index, handle);
      return handle;
    } catch (cause) {
      throw fileError(cause, path, 'read');
    }
  }

  private readonly starts: number[] = [];
  private readonly open = new Map<number, number>();
}
