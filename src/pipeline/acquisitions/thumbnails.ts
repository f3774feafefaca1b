import { stat } from 'node:fs/promises';

import type { Thumbnail } from '../../protocol/acquisitions';
import { errorCode } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import type { AcquisitionReader } from './reader';
import type { ThumbnailJob } from './thumbnail';

/** About 6 kB each. */
const MOST_KEPT = 4000;

/** Small pictures of acquisitions, kept until the raw data or the result change. */
export class Thumbnails {
  constructor(private readonly reader: AcquisitionReader) {}

  /** @throws InputError of the guard, or when the raw data cannot be read */
  async of(job: ThumbnailJob, guard: PathGuard, signal?: AbortSignal): Promise<Thumbnail> {
    await guard(job.path, 'read');
    const { path, output, size, plan } = job;
    const key = JSON.stringify([path, output, size, plan, await traceOf(path), await traceOf(output)]);
    const known = this.kept.get(key);
    this.kept.delete(key);
    const thumbnail = known ?? (await this.reader.ask('thumbnail', job, guard, signal));
    this.kept.set(key, thumbnail);
    if (this.kept.size > MOST_KEPT) {
      const [oldest] = this.kept.keys();
      this.kept.delete(oldest);
    }
    return thumbnail;
  }

  private readonly kept = new Map<string, Thumbnail>();
}

async function traceOf(path: string | undefined): Promise<string> {
  try {
    const { size, mtimeMs } = path === undefined ? { size: 0, mtimeMs: 0 } : await stat(path);
    return `${size}/${mtimeMs}`;
  } catch (cause) {
    if (errorCode(cause) === undefined) {
      throw cause;
    }
    return '';
  }
}
