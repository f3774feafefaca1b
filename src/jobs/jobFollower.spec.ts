import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ownProcess } from '../storage/processIdentity';
import { replaceFile } from './atomicFile';
import { JobFollower, jobFolder } from './jobFollower';
import { JobRegistry } from './registry';
import { exampleJob, exampleOutput, exampleProgress } from './testing/jobExamples';

let root: string;
let folder: string;
let registry: JobRegistry;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'follow-'));
  folder = join(root, 'scripts', exampleJob().id);
  registry = new JobRegistry(join(root, 'state'));
  mkdirSync(folder, { recursive: true });
  await replaceFile(join(folder, 'job.json'), JSON.stringify(exampleJob()));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('jobFolder', () => {
  it('finds a job by its id or takes its directory', async () => {
    await registry.add(folder);
    expect(await jobFolder(exampleJob().id, registry)).toBe(folder);
    expect(await jobFolder('/elsewhere/some_job', registry)).toBe('/elsewhere/some_job');
  });

  it('says where to look for what is no known id', async () => {
    await expect(jobFolder('20261123_081530_convert_0000', registry)).rejects.toThrow(/There is no job.*jobs' lists/);
  });
});

describe('JobFollower', () => {
  it('tells each time how the job stands, with results when there are some', async () => {
    const follower = new JobFollower(folder);
    const here = { process: ownProcess() };
    await replaceFile(join(folder, 'progress-0.json'), JSON.stringify(exampleProgress(here)));
    expect(await follower.look()).toMatchObject({
      state: { status: 'running', items: [{ framesDone: 4 }, { framesDone: 1 }] }
    });
    const results = ['/data/a.mib', '/data/b.mib'].map(input => ({ input, result: exampleOutput(input) }));
    await replaceFile(join(folder, 'result-0.json'), JSON.stringify({ results, errors: [] }));
    await replaceFile(
      join(folder, 'progress-0.json'),
      JSON.stringify(exampleProgress({ ...here, status: 'done', endedAt: 2 }))
    );
    expect((await follower.look()).state).toMatchObject({
      status: 'done',
      items: results.map(({ result }) => ({ result }))
    });
  });

  it('notices that the process has gone, though no file has changed', async () => {
    const gone = exampleProgress({ process: { ...ownProcess(), pid: 2 ** 22 - 7, started: '1' } });
    await replaceFile(join(folder, 'progress-0.json'), JSON.stringify(gone));
    expect(await new JobFollower(folder).look()).toMatchObject({ state: { status: 'interrupted' } });
  });

  it('says so when the directory is gone', async () => {
    const follower = new JobFollower(folder);
    await follower.look();
    rmSync(folder, { recursive: true });
    await expect(follower.look()).rejects.toThrow(/deleted or moved/);
  });
});
