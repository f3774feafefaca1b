import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';

import type { Kind } from '../protocol/capabilities';
import type { Submission } from '../protocol/cluster';
import type { PipelinePlace, StartRequest } from '../protocol/jobs';
import type { Problem } from '../protocol/problem';
import { VERSION } from '../protocol/version';
import { errorCode, naming } from '../storage/fileErrors';
import { replaceFile } from './atomicFile';
import { JOB_FILE } from './jobFiles';
import type { JobOrder, Need, Split } from './jobSchema';
import { JOB_VERSION } from './jobSchema';

/** What is asked for; inputs are full paths. */
export type JobRequest<K extends Kind = Kind> = StartRequest<K> & {
  readonly dataRoots: readonly string[];
  readonly retryOf?: string;
  /** By input, what has to be done before: its files need not be there yet */
  readonly after?: Readonly<Record<string, readonly Need[]>>;
  readonly pipeline?: PipelinePlace;
  /** How it is parted, where not as the launcher would */
  readonly parting?: PartingWish;
  /** What is left to be done of inputs that a former job had in parts */
  readonly splits?: Readonly<Record<string, Split>>;
  /** Files whose sizes tell how much work it is. Absent: the inputs */
  readonly sources?: readonly string[];
};

/** How large inputs are to be worked on in parts. */
export interface PartingWish {
  /** GB: larger ones are */
  readonly over?: number;
  /** Each into so many */
  readonly parts?: number;
  /** Tasks that the job may have; absent: any number */
  readonly most?: number;
}

/** What a launcher sets aside for each task. */
export interface Resources {
  readonly cores: number;
  readonly cluster: Submission;
}

/** How it is parted. */
export interface Parting {
  readonly tasks: number;
  readonly joinTasks?: number;
  readonly resources?: Resources;
  readonly refused?: readonly Problem[];
  readonly whole?: readonly Problem[];
}

/**
 * Makes a job directory inside `scripts`, which is made where it is missing. Nothing runs yet.
 *
 * @throws InputError when it cannot be written
 */
export async function createJob(
  scripts: string,
  request: JobRequest,
  parting: Parting = { tasks: 1 },
  now = new Date()
): Promise<{ folder: string; order: JobOrder }> {
  return naming(scripts, 'write', async () => {
    await mkdir(scripts, { recursive: true });
    const { id, folder } = await newFolder(scripts, request.kind, now);
    const order = jobOrder(id, request, parting, now);
    await replaceFile(join(folder, JOB_FILE), orderText(order));
    return { folder, order };
  });
}

/** What stands in `job.json`. */
export function orderText(order: JobOrder): string {
  return `${JSON.stringify(order, undefined, 2)}\n`;
}

/** A job as it is written down. */
export function jobOrder(
  id: string,
  { kind, options, choices, inputs, launcher, dataRoots, retryOf, after, pipeline, splits }: JobRequest,
  { tasks, joinTasks, resources, refused = [], whole = [] }: Parting,
  now: Date
): JobOrder {
  return {
    version: JOB_VERSION,
    software: VERSION,
    id,
    kind,
    created: now.toISOString(),
    user: userName(),
    options,
    ...(choices && Object.keys(choices).length > 0 && { choices }),
    inputs,
    ...(splits && Object.keys(splits).length > 0 && { splits }),
    ...(refused.length > 0 && { refused }),
    ...(whole.length > 0 && { whole }),
    dataRoots,
    launcher,
    tasks,
    ...(joinTasks !== undefined && { joinTasks }),
    ...resources,
    ...(retryOf !== undefined && { retryOf }),
    ...(after && { after }),
    ...(pipeline && { pipeline })
    // Kind and options belong together as those of the request do
  } as JobOrder;
}

/** Such as 20261123_081530_convert_9f3a, by the clock on the wall. @param kind what is named so */
export function jobId(kind: string, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `${date}_${time}_${kind}_${randomBytes(2).toString('hex')}`;
}

async function newFolder(scripts: string, kind: Kind, now: Date): Promise<{ id: string; folder: string }> {
  for (;;) {
    const id = jobId(kind, now);
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
