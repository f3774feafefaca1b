import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { InputError } from '../../core/errors';
import type { TaskWork } from '../../jobs/runTask';
import { InlineLauncher } from '../../jobs/testing/inlineLauncher';
import type { Job } from '../../protocol/jobs';
import { jobSchema } from '../../protocol/jobs';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { UserJobs } from './userJobs';
import { DataRoots } from './dataRoots';

let root: string;
let raw: string;
let launcher: InlineLauncher;
const made: UserJobs[] = [];
const warnings: string[] = [];
const options = convertOptionsSchema.parse({});
const base = { kind: 'convert', launcher: 'local' } as const;

/** What is named endless lasts until it is cancelled, what is named bad fails. */
const work: TaskWork = async (shares, { signal, itemSignal, onItem }) => {
  for (const { input } of shares) {
    const stop = AbortSignal.any([signal, itemSignal(input)]);
    onItem({ input, status: 'running', frames: 4, framesDone: 1, bytes: 400, bytesDone: 100 });
    if (basename(input).startsWith('endless')) {
      await new Promise<void>(resolve => (stop.aborted ? resolve() : stop.addEventListener('abort', () => resolve())));
      onItem({ input, status: 'cancelled' });
    } else if (basename(input).startsWith('bad')) {
      onItem({ input, status: 'failed', problem: { input, code: 'E_HEADER', message: 'No header.' } });
    } else {
      onItem({ input, status: 'done' });
    }
  }
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jobs-'));
  raw = join(root, '2026/cm1-1/Merlin/au');
  mkdirSync(raw, { recursive: true });
  ['a.mib', 'bad.mib', 'endless.mib'].forEach(name => writeFileSync(join(raw, name), ''));
  launcher = new InlineLauncher(join(root, 'state'), work);
  warnings.length = 0;
});
afterEach(async () => {
  await Promise.all(made.splice(0).map(jobs => jobs.news.stop()));
  launcher.terminate.abort();
  await launcher.ended();
  rmSync(root, { recursive: true });
});

/** What one server knows; several of them are several servers of one user. */
function server(roots: string[] = [], state = join(root, 'state')): UserJobs {
  const access = new DataRoots(roots);
  const jobs = new UserJobs({
    launchers: { local: launcher },
    access,
    stateFolder: state,
    warn: line => void warnings.push(line)
  });
  made.push(jobs);
  return jobs;
}

async function until(jobs: UserJobs, condition: (all: Job[]) => boolean): Promise<Job[]> {
  for (;;) {
    const all = await jobs.list();
    if (condition(all)) {
      return all.map(job => jobSchema.parse(job));
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

const ended = ([first]: Job[]) => !['waiting', 'running'].includes(first.status);

describe('UserJobs', () => {
  it('become jobs in the scripts folder of the session, and end as their files do', async () => {
    const jobs = server();
    const started = await jobs.start({ ...base, inputs: [join(raw, 'a.mib'), join(raw, 'bad.mib')], options });
    expect(started).toMatchObject({ status: 'waiting', items: [{ status: 'waiting' }, { status: 'waiting' }] });
    expect(dirname(started.folder)).toBe(join(root, '2026/cm1-1/processing/Merlin/au/scripts'));
    const [job] = await until(jobs, ended);
    expect(job).toMatchObject({
      id: started.id,
      status: 'failed',
      items: [{ status: 'done' }, { status: 'failed', problem: { code: 'E_HEADER' } }]
    });
    expect(job.endedAt).toBeGreaterThanOrEqual(job.startedAt);
  });

  it('lie in the folder for results where one is named, and with the user where there is no place', async () => {
    writeFileSync(join(root, 'b.mib'), '');
    const jobs = server();
    const named = await jobs.start({
      ...base,
      inputs: [join(root, 'b.mib')],
      options: { ...options, out: join(root, 'out') }
    });
    expect(dirname(named.folder)).toBe(join(root, 'out/scripts'));
    const unnamed = await jobs.start({ ...base, inputs: [root], options });
    expect(dirname(unnamed.folder)).toBe(join(root, 'state/jobs'));
  });

  it('are off the lists of all servers when dismissed, also beside one whose folder is gone', async () => {
    const [one, other] = [server(), server()];
    const kept = await one.start({ ...base, inputs: [join(raw, 'a.mib')], options });
    const gone = await one.start({ ...base, inputs: [join(raw, 'bad.mib')], options });
    await until(one, all => all.every(job => ended([job])));
    rmSync(gone.folder, { recursive: true });
    await other.dismiss([gone.id, kept.id]);
    expect((await one.list()).map(({ id }) => id)).not.toContain(kept.id);
    expect(existsSync(kept.folder)).toBe(true);
  });

  it('are the same for every server of the user, and may be cancelled from any', async () => {
    const [one, other] = [server(), server()];
    const { id } = await one.start({ ...base, inputs: [join(raw, 'endless.mib')], options });
    await until(one, ([{ status }]) => status === 'running');
    expect(await other.list()).toEqual(await one.list());
    await other.cancel(id);
    const [job] = await until(one, ended);
    expect(job).toMatchObject({ id, status: 'cancelled', items: [{ status: 'cancelled' }] });
    await one.cancel(id);
    expect(await other.list()).toEqual([job]);
  });

  it('tell who listens of every change until the end, also of jobs of another server', async () => {
    const [one, other] = [server(), server()];
    const seen: Job[] = [];
    one.news.watch();
    const unsubscribe = one.news.subscribe(job => seen.push(jobSchema.parse(job)));
    const { id } = await other.start({ ...base, inputs: [join(raw, 'endless.mib')], options });
    while (!seen.some(({ status }) => status === 'running')) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(one.busy).toBe(true);
    await other.cancel(id);
    while (seen[seen.length - 1].status !== 'cancelled') {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(one.busy).toBe(false);
    unsubscribe();
  });

  it('say when a file has ended, also of jobs of another server, and not at every step', async () => {
    const [one, other] = [server(), server()];
    let told = 0;
    one.news.watch();
    const unsubscribe = one.news.onResults(() => told++);
    const { id } = await other.start({ ...base, inputs: [join(raw, 'endless.mib')], options });
    await until(one, ([first]) => first?.status === 'running');
    expect(told).toBe(0);
    await other.cancel(id);
    await until(one, ended);
    expect(told).toBe(1);
    unsubscribe();
    await other.start({ ...base, inputs: [join(raw, 'a.mib')], options });
    await until(
      one,
      all => all.length === 2 && all.every(({ status }) => status !== 'waiting' && status !== 'running')
    );
    expect(told).toBe(1);
  });

  it('give up one file and go on with the others', async () => {
    const jobs = server();
    const { id } = await jobs.start({ ...base, inputs: [join(raw, 'endless.mib'), join(raw, 'a.mib')], options });
    await until(jobs, ([{ status }]) => status === 'running');
    await jobs.cancelItem(id, join(raw, 'endless.mib'));
    const [{ status, items }] = await until(jobs, ended);
    expect([status, ...items.map(item => item.status)]).toEqual(['done', 'cancelled', 'done']);
    await expect(jobs.cancelItem(id, '/other.mib')).rejects.toMatchObject({ code: 'E_JOB' });
  });

  it('try again what failed, or what is named, with the same options', async () => {
    const jobs = server();
    const paths = ['a.mib', 'bad.mib'].map(name => join(raw, name));
    const { id } = await jobs.start({ ...base, inputs: paths, options: { ...options, binSig: 2 } });
    await until(jobs, ended);
    const again = await jobs.retry(id);
    expect(again).toMatchObject({ retryOf: id, options: { binSig: 2 } });
    expect(launcher.launched[1].inputs).toEqual([paths[1]]);
    await jobs.retry(id, [paths[0]]);
    expect(launcher.launched[2].inputs).toEqual([paths[0]]);
    await expect(jobs.retry(id, ['/other.mib'])).rejects.toMatchObject({ code: 'E_JOB' });
    const all = await until(jobs, ([, , last]) => last.status === 'done');
    await expect(jobs.retry(all[2].id)).rejects.toMatchObject({ code: 'E_NOTHING_TO_RETRY' });
  });

  it('keep the scan shapes chosen by hand, for every page and when they are tried again', async () => {
    const [one, other] = [server(), server()];
    const [good, bad] = ['a.mib', 'bad.mib'].map(name => join(raw, name));
    const shapes = { [bad]: { reshape: 'known', scanX: 4, scanY: 2, firstFrame: 1 } } as const;
    const { id } = await one.start({ ...base, inputs: [good, bad], options, choices: shapes });
    expect(launcher.launched[0].choices).toEqual(shapes);
    const [job] = await until(other, all => all.length > 0 && ended(all));
    expect(job.choices).toEqual(shapes);
    expect(await other.retry(id)).toMatchObject({ retryOf: id, choices: shapes });
    expect(launcher.launched[1]).toMatchObject({ inputs: [bad], choices: shapes });
  });

  it('are not tried again before they have ended', async () => {
    const jobs = server();
    const { id } = await jobs.start({ ...base, inputs: [join(raw, 'endless.mib')], options });
    await expect(jobs.retry(id)).rejects.toThrow(/has not ended/);
  });

  it('are tried again once, however often that is asked for', async () => {
    const jobs = server();
    const inputs = [join(raw, 'endless.mib')];
    const { id } = await jobs.start({ ...base, inputs, options });
    await jobs.cancel(id);
    await until(jobs, ended);
    const asked = await Promise.allSettled([jobs.retry(id, inputs), jobs.retry(id, inputs)]);
    expect(asked).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'E_JOB' } }]);
    expect(launcher.launched).toHaveLength(2);
    const [, again] = await jobs.list();
    await jobs.cancel(again.id);
    await until(jobs, ([, job]) => ended([job]));
    expect(await jobs.retry(id, inputs)).toMatchObject({ retryOf: id });
  });

  it('keep to the data roots, before anything is made, and hand them to the job', async () => {
    mkdirSync(join(root, 'data'));
    const jobs = server([join(root, 'data'), join(root, '2026/cm1-1/Merlin')]);
    for (const [path, out] of [
      [join(root, 'state'), undefined],
      [join(root, 'data'), join(root, 'out')],
      // The results would go beside the root
      [raw, undefined]
    ]) {
      await expect(jobs.start({ ...base, inputs: [path ?? ''], options: { ...options, out } })).rejects.toMatchObject({
        code: 'E_OUTSIDE_ROOTS'
      });
    }
    expect(launcher.launched).toEqual([]);
    expect(existsSync(join(root, 'out'))).toBe(false);
    expect(readdirSync(join(root, '2026/cm1-1'))).toEqual(['Merlin']);
    await jobs.start({ ...base, inputs: [raw], options: { ...options, out: join(root, 'data') } });
    expect(launcher.launched[0].dataRoots).toEqual([join(root, 'data'), join(root, '2026/cm1-1/Merlin')]);
  });

  it('leave nothing behind when they cannot be launched', async () => {
    const jobs = server();
    launcher.launch = async () => {
      throw new InputError('E_LAUNCH', 'No room.');
    };
    await expect(jobs.start({ ...base, inputs: [raw], options })).rejects.toThrow('No room.');
    expect(readdirSync(join(root, '2026/cm1-1/processing/Merlin/au/scripts'))).toEqual([]);
    expect(await jobs.list()).toEqual([]);
  });

  it('run although they cannot be put into the index, and whoever keeps the server is told', async () => {
    writeFileSync(join(root, 'blocked'), '');
    const jobs = server([], join(root, 'blocked'));
    await jobs.start({ ...base, inputs: [join(raw, 'a.mib')], options });
    await until(jobs, ([{ status }]) => status === 'done');
    expect(warnings).toEqual([
      expect.stringMatching(/^Other servers will not find the job .*_convert_/),
      expect.stringMatching(/^The list of jobs cannot be read/)
    ]);
  });

  it('of a session are found by its path, whoever started them', async () => {
    const { id } = await server([], join(root, 'state')).start({ ...base, inputs: [join(raw, 'a.mib')], options });
    const stranger = server([], join(root, 'state of another user'));
    expect(await stranger.list()).toEqual([]);
    expect(await stranger.list(raw)).toMatchObject([{ id }]);
    await expect(server([raw]).list(raw)).rejects.toMatchObject({ code: 'E_OUTSIDE_ROOTS' });
  });

  it('whose folder is gone are not known any more', async () => {
    const jobs = server();
    await expect(jobs.cancel('gone')).rejects.toThrow(/not known any more/);
    await expect(jobs.retry('gone')).rejects.toMatchObject({ code: 'E_JOB' });
  });

  it('say who asked for them and for what in their directory', async () => {
    const { folder } = await server().start({ ...base, inputs: [join(raw, 'a.mib')], options });
    expect(JSON.parse(readFileSync(join(folder, 'job.json'), 'utf8'))).toMatchObject({
      kind: 'convert',
      inputs: [join(raw, 'a.mib')],
      options
    });
  });
});
