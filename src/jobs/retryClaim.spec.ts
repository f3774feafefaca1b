import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ownProcess } from '../storage/processIdentity';
import { whileClaimed } from './retryClaim';

const HOUR_MS = 3_600_000;

describe('whileClaimed', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claim-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const leave = async (text: string, ageMs = 0): Promise<void> => {
    const path = join(folder, 'retry-1.claim');
    await writeFile(path, text);
    const at = (Date.now() - ageMs) / 1000;
    await utimes(path, at, at);
  };

  it('lets one of many begin, and the next when that is done', async () => {
    let end = (): void => undefined;
    const work = new Promise<void>(resolve => (end = resolve));
    const asked = Array.from({ length: 8 }, () => whileClaimed([folder], () => work).catch((cause: Error) => cause));
    const refused = await Promise.race([Promise.all(asked), new Promise(resolve => setTimeout(resolve, 200))]);
    expect(refused).toBeUndefined();
    end();
    const answers = await Promise.all(asked);
    expect(answers.filter(answer => answer === undefined)).toHaveLength(1);
    expect(answers.find(answer => answer !== undefined)).toMatchObject({ code: 'E_JOB' });
    await expect(whileClaimed([folder], async () => 'next')).resolves.toBe('next');
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives back what it has claimed when it fails, also of several', async () => {
    const other = await mkdtemp(join(tmpdir(), 'claim-'));
    await expect(whileClaimed([other, folder], () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    await leave(JSON.stringify({ process: ownProcess() }));
    await expect(whileClaimed([other, folder], async () => undefined)).rejects.toMatchObject({ code: 'E_JOB' });
    expect(await readdir(other)).toEqual([]);
    await rm(other, { recursive: true });
  });

  const elsewhere = JSON.stringify({ process: { ...ownProcess(), place: '00000000' } });
  it.each([
    ['of a process that has ended', JSON.stringify({ process: { ...ownProcess(), started: 'before' } }), 0, true],
    ['of another machine, of this moment', elsewhere, 0, false],
    ['of another machine, of an hour ago', elsewhere, HOUR_MS, true],
    ['that is only just made', '', 0, false],
    ['that nobody has signed', '', HOUR_MS, true]
  ])('passes over a claim %s: %s', async (_, text, age, passes) => {
    await leave(text, age);
    const claimed = whileClaimed([folder], async () => (await readdir(folder)).sort());
    if (passes) {
      await expect(claimed).resolves.toEqual(['retry-1.claim', 'retry-2.claim']);
    } else {
      await expect(claimed).rejects.toMatchObject({ code: 'E_JOB' });
    }
  });
});
