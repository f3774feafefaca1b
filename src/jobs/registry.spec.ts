import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { JobRegistry } from './registry';
import { stateFolder } from './stateFolder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('JobRegistry', () => {
  it('is empty before the first job, in a folder that is not there yet', async () => {
    const registry = new JobRegistry(join(folder, 'new/state'));
    expect(await registry.folders()).toEqual([]);
    await registry.add('/jobs/a');
    expect(await registry.folders()).toEqual(['/jobs/a']);
  });

  it('tells one server of what another has added, each job once', async () => {
    const [one, other] = [new JobRegistry(folder), new JobRegistry(folder)];
    await one.add('/jobs/a');
    expect(await other.folders()).toEqual(['/jobs/a']);
    await one.add('/jobs/b c\n"é"');
    await other.add('/jobs/a');
    expect(await other.folders()).toEqual(['/jobs/a', '/jobs/b c\n"é"']);
  });

  it('passes over lines that are none, and does not let a torn line spoil the next', async () => {
    const registry = new JobRegistry(folder);
    await registry.add('/jobs/a');
    appendFileSync(join(folder, 'jobs.jsonl'), 'rubbish\n{"folder": 3}\n{"folder": "/jobs/to');
    await registry.add('/jobs/b');
    expect(await registry.folders()).toEqual(['/jobs/a', '/jobs/b']);
  });

  it('keeps to the latest jobs, and its file from growing for ever', async () => {
    const file = join(folder, 'jobs.jsonl');
    const lines = Array.from({ length: 26_000 }, (_, index) => `{"folder":"/jobs/${index}"}\n`);
    writeFileSync(file, lines.join(''));
    const registry = new JobRegistry(folder);
    const folders = await registry.folders();
    expect([folders.length, folders[0], folders[9999]]).toEqual([10_000, '/jobs/16000', '/jobs/25999']);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(10_001);
    await registry.add('/jobs/x');
    expect((await registry.folders()).slice(-2)).toEqual(['/jobs/25999', '/jobs/x']);
  });
});

describe('stateFolder', () => {
  it('follows XDG_STATE_HOME when that is a full path', () => {
    expect(stateFolder({ XDG_STATE_HOME: '/scratch/state' })).toBe('/scratch/state/jupyterlab-4dstem');
    for (const environment of [{}, { XDG_STATE_HOME: '' }, { XDG_STATE_HOME: 'state' }]) {
      expect(stateFolder(environment)).toMatch(/^\/.*\/\.local\/state\/jupyterlab-4dstem$/);
    }
  });

  it('remembers what was dismissed, also after its file was cut, and keeps where it is', async () => {
    const [one, other] = [new JobRegistry(folder), new JobRegistry(folder)];
    await one.add('/jobs/a');
    await one.dismiss(['/jobs/a']);
    expect([...(await other.dismissed())]).toEqual(['/jobs/a']);
    expect(await other.folders()).toEqual(['/jobs/a']);
    appendFileSync(join(folder, 'jobs.jsonl'), '{"folder":"/jobs/b"}\n'.repeat(26_000));
    await new JobRegistry(folder).folders();
    expect(readFileSync(join(folder, 'jobs.jsonl'), 'utf8').split('\n')).toHaveLength(3);
    expect([...(await new JobRegistry(folder).dismissed())]).toEqual(['/jobs/a']);
  });
});
