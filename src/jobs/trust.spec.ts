import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { convertOptionsSchema } from '../protocol/convert/convertOptions';
import { unguarded } from '../storage/pathGuard';
import { cancelInput, cancelJob } from './cancelJob';
import { scrubbed } from './environment';
import { cancelItemFile, readJobFiles } from './jobFiles';
import { JobList } from './jobList';
import type { Launcher } from './launcher';
import { isFresh } from './lookVerdict';
import { JobRegistry } from './registry';
import { whileClaimed } from './retryClaim';
import { retryRequest } from './retryRequest';
import { runTask } from './runTask';
import { seenJob } from './seenJob';
import { startJob } from './startJob';
import { jobState } from './jobState';
import { exampleJob, exampleProgress } from './testing/jobExamples';

/** Nobody who runs these specs has this number. */
const SOMEBODY = 54321;
// Only root can give a folder to somebody else; a link to a job is foreign to anybody
const asRoot = process.getuid?.() === 0;

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'trust-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function jobDirectory(id: string, name = id): string {
  const directory = join(folder, name);
  mkdirSync(directory);
  const status = 'interrupted';
  writeFileSync(join(directory, 'job.json'), JSON.stringify(exampleJob({ id })));
  writeFileSync(join(directory, 'progress-0.json'), JSON.stringify(exampleProgress({ status, endedAt: 1 })));
  return directory;
}

/** The job of somebody else, as it comes into a folder that a group shares. */
function foreignDirectory(): string {
  const directory = jobDirectory('theirs');
  if (asRoot) {
    chownSync(directory, SOMEBODY, SOMEBODY);
    return directory;
  }
  const elsewhere = join(folder, 'elsewhere');
  renameSync(directory, elsewhere);
  symlinkSync(elsewhere, directory);
  return directory;
}

describe('a job directory that somebody else put there', () => {
  it('is shown, and neither run, cancelled nor repeated', async () => {
    const directory = foreignDirectory();
    const files = (await readJobFiles(directory))!;
    expect([files.order.id, files.foreign]).toEqual(['theirs', true]);
    const state = jobState(files, Date.now(), () => false);
    expect(seenJob({ folder: directory, files, state }).owner).toBe(asRoot ? SOMEBODY : process.getuid?.());
    const refused = { code: 'E_FOREIGN_JOB' };
    await expect(cancelJob({ folder: directory, files }, {})).rejects.toMatchObject(refused);
    await expect(cancelInput(directory, '/data/a.mib')).rejects.toMatchObject(refused);
    expect(existsSync(join(directory, 'cancel'))).toBe(false);
    expect(() => retryRequest(files, state)).toThrow(expect.objectContaining(refused) as Error);
    await expect(whileClaimed([directory], async () => 'started')).rejects.toMatchObject(refused);
    const surroundings = { stateFolder: folder, terminated: new AbortController().signal, log: () => undefined };
    await expect(runTask(directory, 0, () => async () => undefined, surroundings)).rejects.toMatchObject(refused);
  });

  it('counts as the job that its name says, or as none', async () => {
    expect(await readJobFiles(jobDirectory('20261123_a', 'another'))).toBeUndefined();
    expect((await readJobFiles(jobDirectory('20261123_b')))?.foreign).toBeUndefined();
  });

  it('cannot have another file written through a link', async () => {
    const directory = jobDirectory('mine');
    const victim = join(folder, 'bashrc');
    writeFileSync(victim, 'untouched');
    symlinkSync(victim, join(directory, cancelItemFile('/data/a.mib')));
    await cancelInput(directory, '/data/a.mib');
    expect(readFileSync(victim, 'utf8')).toBe('untouched');
  });
});

it('a sign of life from the future is none', () => {
  expect([isFresh(1e9, 1e9 + 1000), isFresh(2e12, 1e9)]).toEqual([true, false]);
});

it('starts as many jobs as there may be at once, however many are asked for in one moment, and more when those have ended', async () => {
  const launched: string[] = [];
  const launcher: Launcher = { name: 'local', taskPer: 'job', launch: async path => void launched.push(path) };
  const registry = new JobRegistry(join(folder, 'state'));
  const jobs = new JobList(
    registry,
    () => undefined,
    Date.now,
    () => true
  );
  const request = {
    kind: 'convert' as const,
    inputs: ['/data/a.mib'],
    options: convertOptionsSchema.parse({ out: folder }),
    launcher: 'local' as const,
    dataRoots: []
  };
  const start = () =>
    startJob(request, {
      launchers: { local: launcher },
      find: async () => ({ files: [], problems: [] }),
      registry,
      jobs,
      stateFolder: folder,
      guard: unguarded,
      warn: () => undefined
    });
  const all = await Promise.allSettled(Array.from({ length: 120 }, start));
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
  expect(launched).toHaveLength(50);
  for (const path of launched) {
    const progress = exampleProgress({ status: 'done', endedAt: Date.now() });
    writeFileSync(join(path, 'progress-0.json'), JSON.stringify(progress));
  }
  // Nobody has looked since they ended
  expect(basename((await start()).folder)).toMatch(/convert/);
});

it('keeps secrets from jobs by their names, and what a site names for them', () => {
  const kept = { PATH: '/bin', HOME: '/home/me', PATIENCE: '1', KEYBOARD: 'uk', CAPACITY: '2' };
  const secret = { AWS_ACCESS_KEY_ID: 'x', OPENAI_API_KEY: 'x', GITHUB_PAT: 'x', DB_PASSWD: 'x', MY_CREDENTIALS: 'x' };
  expect(scrubbed({ ...kept, ...secret })).toEqual(kept);
  const asked = { JUPYTERLAB_4DSTEM_JOB_ENVIRONMENT: 'LICENCE_KEY, OTHER' };
  expect(scrubbed({ LICENCE_KEY: 'x', API_KEY: 'x', ...asked })).toEqual({ LICENCE_KEY: 'x', ...asked });
});
