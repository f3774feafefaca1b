import { appendFile, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { EndedJobs } from './endedJobs';
import type { EndedJob } from './endedLine';
import { jobState } from './jobState';
import { exampleJob, exampleProgress, MADE } from './testing/jobExamples';

describe('the index of ended jobs', () => {
  let state: string;
  beforeEach(async () => {
    state = await mkdtemp(join(tmpdir(), '4dstem-ended-'));
  });
  afterEach(() => rm(state, { recursive: true }));

  const index = (): string => join(state, 'ended.jsonl');
  const ended = (folder: string): EndedJob => {
    const progress = { ...exampleProgress({ task: 0 }), status: 'done' as const, endedAt: MADE };
    const files = { order: exampleJob({}), tasks: [{ progress }], cancelAsked: [false] };
    return { folder, mark: 'm', files, state: jobState(files, MADE, () => false) };
  };
  const noted = async (...folders: string[]): Promise<void> => {
    const jobs = new EndedJobs(state);
    folders.forEach(folder => jobs.add(ended(folder)));
    await jobs.save();
  };
  const found = async (...folders: string[]): Promise<boolean[]> => {
    const jobs = new EndedJobs(state);
    await jobs.open(new Set(folders));
    return folders.map(folder => jobs.find(folder, 'm') !== undefined);
  };

  it('loses no other job to a line that is damaged', async () => {
    await noted('/a');
    await appendFile(index(), '{"software":"');
    await appendFile(index(), `\n${JSON.stringify({ folder: '/b', mark: 'm', order: {}, state: {} })}`);
    await noted('/c');
    expect(await found('/a', '/b', '/c')).toEqual([true, false, true]);
  });

  it('counts when another version wrote it, as far as that is understood', async () => {
    await noted('/a', '/b');
    const [, a, b] = (await readFile(index(), 'utf8')).split('\n');
    await writeFile(index(), `${a.replace('{', '{"software":"0.0.9",')}\n${b.replace('"done"', '"well"')}\n`);
    expect(await found('/a', '/b')).toEqual([true, false]);
  });

  it('is begun again where it is too large to be read', async () => {
    await noted('/a');
    await truncate(index(), 1 << 29);
    expect(await found('/a')).toEqual([false]);
    expect((await stat(index())).size).toBe(0);
    await noted('/a');
    expect(await found('/a')).toEqual([true]);
  });
});
