import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';

import { identityOf, isAlive, ownProcess } from './processIdentity';

describe('processIdentity', () => {
  it('knows this process', () => {
    const own = ownProcess();
    expect(own).toMatchObject({ host: hostname(), pid: process.pid });
    expect(own.place).toMatch(/^[0-9a-f]{8}$/);
    expect(own.started).toMatch(/^[0-9A-Za-z]+$/);
    expect(isAlive(own)).toBe(true);
    expect(identityOf(process.pid)).toEqual(own);
  });

  it('follows another process to its end, also while nobody has collected it', async () => {
    // The inner process ends at once; the outer one never asks how
    const script = 'sleep 0 & echo $!; kill -STOP $$';
    const outer = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const [text] = (await once(outer.stdout, 'data')) as [Buffer];
    const identity = identityOf(outer.pid ?? 0);
    expect(identity && isAlive(identity)).toBe(true);
    const inner = Number(String(text));
    while (identityOf(inner)) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    outer.kill('SIGKILL');
    await once(outer, 'exit');
    expect(identity && isAlive(identity)).toBe(false);
    expect(identityOf(outer.pid ?? 0)).toBeUndefined();
  });

  it('is not taken in by a number that was given again', () => {
    expect(isAlive({ ...ownProcess(), started: 'earlier' })).toBe(false);
  });

  it('does not judge what it cannot see', () => {
    expect(isAlive({ ...ownProcess(), place: 'ffffffff' })).toBeUndefined();
  });
});
