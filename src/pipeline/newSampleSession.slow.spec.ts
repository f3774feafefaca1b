import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CancelledError } from '../core/errors';
import { unguarded } from '../storage/pathGuard';
import { newSampleSession } from './newSampleSession';
import { InlineTasks } from './threads/taskRunner';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sample-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

describe('newSampleSession', () => {
  it('takes a name that is free, says how far it is, and leaves nothing of what was given up', async () => {
    mkdirSync(join(parent, 'sample-session'));
    writeFileSync(join(parent, 'sample-session', 'notes.txt'), 'mine');
    writeFileSync(join(parent, 'sample-session-2'), 'a file');
    const abort = new AbortController();
    const told: { done: number; total: number }[] = [];
    const report = async (news: { done: number; total: number }): Promise<void> => {
      told.push(news);
      if (news.done > 0) {
        expect(readdirSync(parent)).toContain('sample-session-3');
        abort.abort();
      }
    };
    const making = newSampleSession(parent, new InlineTasks(), unguarded, { signal: abort.signal, report });
    await expect(making).rejects.toThrow(CancelledError);
    expect(told.at(-1)?.total).toBeGreaterThan(1000);
    expect(readdirSync(parent)).toEqual(['sample-session', 'sample-session-2']);
    expect(existsSync(join(parent, 'sample-session', 'notes.txt'))).toBe(true);
  });

  it('makes nothing where it may not', async () => {
    const guard = (): Promise<void> => Promise.reject(new Error('refused'));
    const watch = { signal: new AbortController().signal, report: async () => undefined };
    await expect(newSampleSession(parent, new InlineTasks(), guard, watch)).rejects.toThrow('refused');
    expect(readdirSync(parent)).toEqual([]);
  });
});
