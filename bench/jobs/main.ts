import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DataRoots } from '../../src/backend/server/dataRoots';
import { UserJobs } from '../../src/backend/server/userJobs';
import { progressFile, resultFile } from '../../src/jobs/jobFiles';
import { JobRegistry } from '../../src/jobs/registry';
import { exampleJob, exampleOutput, exampleProgress } from '../../src/jobs/testing/jobExamples';

/** Files of a job */
const FILES = 4;
const FIRST = Date.UTC(2026, 10, 1);
const MINUTE_MS = 60_000;

const [verb = '5000', folder] = process.argv.slice(2);
await (verb === 'list' && folder !== undefined ? list(folder) : measure(Number(verb)));

/** Lists jobs that have ended: nothing remembered of them, then as every later server. Each in a process of its own. */
async function measure(count: number): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'bench-jobs-'));
  try {
    await endedJobs(root, count);
    for (const when of ['the first time', 'later']) {
      const { stdout } = spawnSync(process.execPath, [process.argv[1], 'list', root], {
        stdio: ['ignore', 'pipe', 'inherit']
      });
      process.stdout.write(`${count} ended jobs, ${when}: ${stdout.toString()}`);
    }
  } finally {
    await rm(root, { recursive: true });
  }
}

async function list(root: string): Promise<void> {
  const since = performance.now();
  const before = process.cpuUsage();
  const jobs = new UserJobs({
    launchers: {},
    access: new DataRoots([]),
    stateFolder: join(root, 'state'),
    warn: line => process.stderr.write(`${line}\n`)
  });
  const listed = (await jobs.list()).length;
  const first = performance.now() - since;
  await jobs.news.lookAtAll();
  const all = performance.now() - since;
  const { user, system } = process.cpuUsage(before);
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  const memory = `${Math.round(process.memoryUsage().rss / 1e6)} MB`;
  process.stdout.write(
    `${listed} listed after ${seconds(first)}, all known after ${seconds(all)}, processor ${seconds((user + system) / 1000)}, ${memory}\n`
  );
}

async function endedJobs(root: string, count: number): Promise<void> {
  const registry = new JobRegistry(join(root, 'state'));
  const hourAgo = new Date(Date.now() - 60 * MINUTE_MS);
  for (let at = 0; at < count; at++) {
    const made = FIRST + at * MINUTE_MS;
    const id = `bench_${String(at).padStart(5, '0')}`;
    const folder = join(root, 'scripts', id);
    const inputs = Array.from({ length: FILES }, (_, file) => join(root, `grid_${at}`, `${file}_data.mib`));
    const order = exampleJob({ id, created: new Date(made).toISOString(), inputs });
    const items = inputs.map(input => ({
      ...{ input, status: 'done' as const, framesDone: 65_536, frames: 65_536, bytesDone: 8e9, bytes: 8e9 }
    }));
    const progress = exampleProgress({ status: 'done', startedAt: made, endedAt: made + MINUTE_MS, items });
    const result = { results: inputs.map(input => ({ input, result: exampleOutput(input) })), errors: [] };
    await mkdir(folder, { recursive: true });
    const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
    await write('job.json', order);
    await write(progressFile(0), progress);
    await write(resultFile(0), result);
    await utimes(folder, hourAgo, hourAgo);
    await registry.add(folder);
  }
}
