import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import type { ConvertOptions } from '../protocol/convert/convertOptions';
import type { ShapeChoices } from '../protocol/convert/shapeChoice';
import { VERSION } from '../protocol/version';
import { errorCode, naming } from '../storage/fileErrors';
import { replaceFile } from './atomicFile';
import { JOB_FILE } from './jobFiles';
import type { JobOrder } from './jobSchema';
import { JOB_VERSION } from './jobSchema';

/** What is asked for. */
export interface JobRequest {
  readonly options: ConvertOptions;
  /** Scan shapes chosen by hand, by path */
  readonly shapes?: ShapeChoices;
  /** Full paths */
  readonly inputs: readonly string[];
  readonly dataRoots: readonly string[];
  readonly retryOf?: string;
}

/**
 * Makes a job directory inside `scripts`, which is made where it is missing. Nothing runs yet.
 *
 * @throws InputError when it cannot be written
 */
export async function createJob(
  scripts: string,
  { options, shapes, inputs, dataRoots, retryOf }: JobRequest,
  now = new Date()
): Promise<{ folder: string; job: JobOrder }> {
  return naming(scripts, 'write', async () => {
    await mkdir(scripts, { recursive: true });
    const { id, folder } = await newFolder(scripts, now);
    const job: JobOrder = {
      version: JOB_VERSION,
      software: VERSION,
      id,
      kind: 'convert',
      created: now.toISOString(),
      user: userName(),
      options,
      ...(shapes && Object.keys(shapes).length > 0 && { shapes }),
      inputs: [...inputs],
      dataRoots: [...dataRoots],
      launcher: 'local',
      tasks: 1,
      ...(retryOf !== undefined && { retryOf })
    };
    await replaceFile(join(folder, JOB_FILE), `${JSON.stringify(job, undefined, 2)}\n`);
    return { folder, job };
  });
}

/** Such as 20261123_081530_convert_9f3a, by the clock on the wall. */
export function jobId(kind: string, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `${date}_${time}_${kind}_${randomBytes(2).toString('hex')}`;
}

async function newFolder(scripts: string, now: Date): Promise<{ id: string; folder: string }> {
  for (;;) {
    const id = jobId('convert', now);
    const folder = join(scripts, id);
    try {
      await mkdir(folder);
      return { id, folder };
    } catch (cause) {
      // Two of the same second and the same four digits
      if (errorCode(cause) !== 'EEXIST') {
        throw cause;
      }
    }
  }
}

/** A container may run under a number that has no name. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}
