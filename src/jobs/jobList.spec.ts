import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ownProcess } from '../storage/processIdentity';
import { replaceFile } from './atomicFile';
import { EndedJobs } from './endedJobs';
import { JobList } from './jobList';
import { lookAtJob } from './jobLook';
import type { JobOrder, TaskProgress } from './jobSchema';
import { JobRegistry } from './registry';
import { exampleJob, exampleLaunch, exampleProgress, MADE } from './testing/jobExamples';

let folder: string;
let registry: JobRegistry;
let now: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jobs-'));
  registry = new JobRegistry(join(folder, 'state'));
  now = MADE + 20_000;
});
afterEach(() => rmSync(folder, { recursive: true }));

async function addJob(id: string, part: Partial<JobOrder<'convert'>> = {}): Promise<string> {
  const directory = join(folder, 'scripts', id);
  mkdirSync(directory, { recursive: true });
  await replaceFile(join(directory, 'job.json'), JSON.stringify(exampleJob({ id, ...part })));
  await replaceFile(join(directory, 'launch.json'), JSON.stringify(exampleLaunch()));
  return directory;
}

const setProgress = (directory: string, part: Partial<TaskProgress>) =>
  replaceFile(join(directory, 'progress-0.json'), JSON.stringify(exampleProgress(part)));

function jobList(alive: () => boolean | undefined = () => true): { list: JobList; trouble: string[] } {
  const trouble: string[] = [];
  const list = new JobList(
    registry,
    path => trouble.push(path),
    () => now,
    alive
  );
  return { list, trouble };
}

const standing = (list: JobList) => list.jobs().map(({ files, state }) => `${files.order.id} ${state.status}`);

describe('JobList', () => {
  it('follows what is in the directories, and tells of what has changed only', async () => {
    const directory = await addJob('a');
    await registry.add(directory);
    const { list } = jobList();
    expect(await list.refresh()).toHaveLength(1);
    expect(standing(list)).toEqual(['a waiting']);
    expect(await list.refresh()).toEqual([]);
    await setProgress(directory, { status: 'running' });
    expect((await list.refresh())[0].state).toMatchObject({ status: 'running', items: [{}, { framesDone: 1 }] });
    await setProgress(directory, { status: 'done' });
    await list.refresh();
    expect(standing(list)).toEqual(['a done']);
  });

  it('sees a process end although no file changes', async () => {
    let alive = true;
    const directory = await addJob('a');
    await setProgress(directory, {});
    await registry.add(directory);
    const { list } = jobList(() => alive);
    await list.refresh();
    alive = false;
    expect((await list.refresh())[0].state.status).toBe('interrupted');
  });

  it('shows two servers of a user the same', async () => {
    const { list: one } = jobList();
    const { list: other } = jobList();
    await one.refresh();
    await registry.add(await addJob('b', { created: new Date(MADE + 5).toISOString() }));
    await registry.add(await addJob('a'));
    await Promise.all([one.refresh(), other.refresh()]);
    expect(standing(one)).toEqual(['a waiting', 'b waiting']);
    expect(other.jobs()).toEqual(one.jobs());
  });

  it('passes over directories that are gone, empty, of another version or no jobs', async () => {
    const directories = ['gone', 'empty', 'newer', 'broken'].map(name => join(folder, 'scripts', name));
    directories.slice(1).forEach(path => mkdirSync(path, { recursive: true }));
    writeFileSync(join(directories[2], 'job.json'), JSON.stringify({ ...exampleJob(), version: 3 }));
    writeFileSync(join(directories[3], 'job.json'), '{"version"');
    for (const path of directories) {
      await registry.add(path);
    }
    const { list, trouble } = jobList();
    expect(await list.refresh()).toEqual([]);
    expect([list.jobs(), trouble]).toEqual([[], []]);
  });

  it('keeps what it knew while a file cannot be read, and forgets a deleted job', async () => {
    const directory = await addJob('a');
    await setProgress(directory, {});
    await registry.add(directory);
    const { list } = jobList();
    await list.refresh();
    writeFileSync(join(directory, 'progress-0.json'), '');
    await list.refresh();
    expect(standing(list)).toEqual(['a running']);
    rmSync(directory, { recursive: true });
    await list.refresh();
    expect(list.jobs()).toEqual([]);
  });

  it('names once a directory that cannot be looked at, and goes on with the others', async () => {
    writeFileSync(join(folder, 'file'), '');
    await registry.add(join(folder, 'file'));
    await registry.add(await addJob('a'));
    const { list, trouble } = jobList();
    await list.refresh();
    now += 3600_000;
    await list.refresh();
    expect(standing(list)).toEqual(['a waiting']);
    expect(trouble).toEqual([join(folder, 'file')]);
  });

  it('waits for no directory longer than it may take, and tells later what has become of it', async () => {
    const slow = await addJob('slow');
    const quick = await addJob('quick');
    await Promise.all([registry.add(slow), registry.add(quick)]);
    const trouble: string[] = [];
    let answer = (): void => undefined;
    let asked = 0;
    const lookAt: typeof lookAtJob = async (directory, ...rest) => {
      if (directory === slow && asked++ === 0) {
        await new Promise<void>(resolve => (answer = resolve));
      }
      return lookAtJob(directory, ...rest);
    };
    const onTrouble = (path: string): number => trouble.push(path);
    const list = new JobList(
      registry,
      onTrouble,
      () => now,
      () => true,
      { lookAt, patienceMs: 300 }
    );
    const ids = async () => (await list.refresh()).map(({ files }) => files.order.id);
    expect(await ids()).toEqual(['quick']);
    expect(await ids()).toEqual([]);
    expect([trouble, asked]).toEqual([[slow], 1]);
    answer();
    // At the next look, or at one of those after it on a busy machine
    let told: string[] = [];
    for (let look = 0; look < 100 && told.length === 0; look++) {
      await new Promise(resolve => setTimeout(resolve, 100));
      told = await ids();
    }
    expect(told).toEqual(['slow']);
  });

  it('cuts texts that nobody could read', async () => {
    const directory = await addJob('a');
    await registry.add(directory);
    await setProgress(directory, { status: 'running', reason: 'x'.repeat(1 << 20) });
    const { list } = jobList();
    await list.refresh();
    expect(list.jobs()[0].state.reason?.length ?? 0).toBeLessThan(20_000);
    expect(list.jobs()[0].files.tasks[0].progress?.reason).toHaveLength(16_385);
  });

  it('opens no directory of a job that was seen to end, as long as nothing in it changes', async () => {
    const made = Array.from({ length: 3 }, (_, index) => new Date(MADE + index * 1000).toISOString());
    const [first, second] = await Promise.all(
      made.map(async (created, index) => {
        const directory = await addJob(`j${index}`, { created });
        await setProgress(directory, index === 2 ? {} : { status: 'done', endedAt: MADE });
        await registry.add(directory);
        return directory;
      })
    );
    const remembering = () =>
      new JobList(
        registry,
        path => expect(path).toBe(''),
        () => now,
        () => true,
        { ended: new EndedJobs(join(folder, 'state')) }
      );
    now = Date.now() + 10_000;
    const before = remembering();
    await before.refresh();
    // In place, which leaves the directory as it was
    writeFileSync(join(first, 'progress-0.json'), '{}');
    await setProgress(second, { status: 'failed', endedAt: MADE });
    const after = remembering();
    expect(await after.refresh()).toHaveLength(3);
    expect(standing(after)).toEqual(['j0 done', 'j1 failed', 'j2 running']);
    expect(after.jobs()[0].state).toEqual(before.jobs()[0].state);
    // Before anything is done about it, it is read
    await after.reread('j0');
    expect(standing(after)[0]).not.toBe('j0 done');
    rmSync(first, { recursive: true });
    now += 3600_000;
    expect(await after.refresh()).toMatchObject([{ folder: first, gone: true }]);
  });

  it('looks at the latest of many first, and at the others the next time', async () => {
    const names = ['20261123_081530_convert_a', '20261125_081530_radial_b', '20261124_081530_convert_c'];
    for (const name of names) {
      await registry.add(await addJob(name));
    }
    const { list } = jobList();
    const ids = async () => (await list.refresh({ most: 2 })).map(({ files }) => files.order.id);
    expect(await ids()).toEqual([names[1], names[2]]);
    expect(list.isBehind).toBe(true);
    expect(await ids()).toEqual([names[0]]);
    expect([list.isBehind, list.jobs().length]).toEqual([false, 3]);
  });

  it('finds the jobs of a folder that nobody has told it of', async () => {
    await addJob('a');
    mkdirSync(join(folder, 'scripts/cluster_logs'));
    const { list } = jobList();
    await list.scan(join(folder, 'no/such'));
    await list.scan(join(folder, 'scripts'));
    await list.refresh();
    expect(standing(list)).toEqual(['a waiting']);
    expect(list.find('a')?.folder).toBe(join(folder, 'scripts/a'));
    expect(list.find('b')).toBeUndefined();
  });

  it('is busy with open jobs of its own machine only', async () => {
    const directory = await addJob('a');
    await setProgress(directory, {});
    await registry.add(directory);
    const { list } = jobList();
    await list.refresh();
    expect(list.busy).toBe(false);
    await setProgress(directory, { process: ownProcess() });
    await list.refresh();
    expect(list.busy).toBe(true);
    await setProgress(directory, { process: ownProcess(), status: 'done' });
    await list.refresh();
    expect(list.busy).toBe(false);
  });
});
