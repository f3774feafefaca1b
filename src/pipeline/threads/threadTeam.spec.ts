import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';

import { jobCounters, JobCounter } from './jobCounters';
import { InlineTasks } from './taskRunner';
import { ThreadTeam } from './threadTeam';
import type { Job } from './tasks';

/** Answers with the number of the thread and how many may work. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
parentPort.on('message', ({ job, prepare }) => {
  if (!prepare) {
    parentPort.postMessage({ reply: { thread: workerData, limit: new Int32Array(job.counters)[${JobCounter.Limit}] } });
  }
});
`;

describe('ThreadTeam', () => {
  let folder: string;
  let script: URL;
  let team: ThreadTeam;
  const { signal } = new AbortController();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'team-'));
    writeFileSync(join(folder, 'thread.cjs'), THREAD);
    script = pathToFileURL(join(folder, 'thread.cjs'));
    jest.spyOn(InlineTasks.prototype, 'run').mockImplementation(async () => [{ here: isMainThread }] as never);
  });
  afterEach(async () => {
    await team.close();
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  function run(threads?: number): Promise<unknown[]> {
    return team.run('headers', { counters: jobCounters() } as Job<'headers'>, signal, threads);
  }

  it('works in the calling thread where a second one is not worth while, and starts none', async () => {
    team = new ThreadTeam(script, 2);
    expect(await run(1)).toEqual([{ here: true }]);
    expect(team.started).toBe(0);
  });

  it('works in threads of its own, as many as may at the moment', async () => {
    team = new ThreadTeam(script, 2, { cores: () => 1 });
    expect(await run()).toEqual([
      { thread: 0, limit: 1 },
      { thread: 1, limit: 1 }
    ]);
    expect(team.started).toBe(2);
  });

  it('joins in with the calling thread', async () => {
    team = new ThreadTeam(script, 2, { joins: true });
    expect(await run()).toEqual([{ thread: 0, limit: 0 }, { here: true }]);
    expect(team.started).toBe(2);
  });
});
