import type { ConvertOutput } from '../../protocol/convert/convertResult';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import type { JobOrder, Launch, TaskProgress } from '../jobSchema';

/** 2026-11-23 08:15:30 UTC, when the example job was made; ms */
export const MADE = Date.UTC(2026, 10, 23, 8, 15, 30);
export const PROCESS = { host: 'lab7', place: '0123abcd', pid: 4711, started: '99' };

export function exampleJob(part: Partial<JobOrder<'convert'>> = {}): JobOrder {
  return {
    version: 2,
    software: '0.1.0',
    id: '20261123_081530_convert_9f3a',
    kind: 'convert',
    created: new Date(MADE).toISOString(),
    user: 'maria',
    options: convertOptionsSchema.parse({}),
    inputs: ['/data/a.mib', '/data/b.mib'],
    dataRoots: [],
    launcher: 'local',
    tasks: 1,
    ...part
  };
}

export function exampleLaunch(): Launch {
  return { version: 2, launcher: 'local', launched: new Date(MADE).toISOString(), process: PROCESS };
}

export function exampleProgress(part: Partial<TaskProgress> = {}): TaskProgress {
  return {
    version: 2,
    task: 0,
    process: PROCESS,
    status: 'running',
    startedAt: MADE + 500,
    heartbeat: MADE + 10_000,
    items: [
      { input: '/data/a.mib', status: 'done', framesDone: 4, frames: 4, bytesDone: 400, bytes: 400 },
      { input: '/data/b.mib', status: 'running', framesDone: 1, frames: 4, bytesDone: 100, bytes: 400 }
    ],
    ...part
  };
}

export function exampleOutput(input: string, part: Partial<ConvertOutput> = {}): ConvertOutput {
  return {
    input,
    output: `${input}.hdf5`,
    shape: [1, 1, 1, 1],
    dtype: 'uint16',
    reshape: { mode: 'none', evidence: '' },
    frames: 1,
    dropped: 0,
    lost: 0,
    skipped: false,
    seconds: 1,
    bytes_in: 1,
    bytes_out: 1,
    warnings: [],
    ...part
  };
}
