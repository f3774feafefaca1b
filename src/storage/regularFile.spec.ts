import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Opening } from './regularFile';
import { copyRegular, openRegular, openRegularSync, readBytes, readText, writeNew } from './regularFile';

const MODES = ['r', 'r+', 'w', 'a'] as const;
const LARGEST = 100;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regular-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function opened(path: string, opening: Opening): Promise<void> {
  await (await openRegular(path, opening)).close();
}

function openedSync(path: string, opening: Opening): void {
  closeSync(openRegularSync(path, opening));
}

describe('openRegular', () => {
  // Without the guard each of these waits for the other end, which never comes
  it.each(MODES)('refuses a pipe without waiting for its other end (%s)', async mode => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    await expect(opened(path, { mode })).rejects.toMatchObject({ code: 'E_NOT_FILE' });
    expect(() => openedSync(path, { mode })).toThrow('pipe or a device');
  });

  it.each(['r', 'r+'] as const)('refuses folders, devices and sockets (%s)', async mode => {
    const socket = join(folder, 'socket');
    const server = createServer();
    await new Promise<void>(resolve => server.listen(socket, resolve));
    try {
      for (const path of ['/dev/zero', '/dev/random', socket, ...(mode === 'r' ? [folder] : [])]) {
        await expect(opened(path, { mode })).rejects.toMatchObject({ code: 'E_NOT_FILE' });
        expect(() => openedSync(path, { mode })).toThrow('pipe or a device');
      }
    } finally {
      server.close();
    }
  });

  it('follows a link unless it is told not to, and judges what the link leads to', async () => {
    const [link, target, pipe] = ['link', 'target', 'pipe'].map(name => join(folder, name));
    writeFileSync(target, 'data');
    symlinkSync(target, link);
    await opened(link, {});
    for (const mode of MODES) {
      await expect(opened(link, { mode, links: 'refused' })).rejects.toMatchObject({ code: 'E_LINK' });
    }
    expect(readFileSync(target, 'utf8')).toBe('data');
    rmSync(target);
    execFileSync('mkfifo', [pipe]);
    symlinkSync(pipe, target);
    await expect(opened(link, {})).rejects.toMatchObject({ code: 'E_NOT_FILE' });
  });

  it('empties a file only when it is one', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'old');
    await opened(path, { mode: 'w' });
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

describe('writeNew', () => {
  it('neither replaces a file nor writes through a link', async () => {
    const [file, link, beyond] = ['file', 'link', 'beyond'].map(name => join(folder, name));
    writeFileSync(file, 'mine');
    symlinkSync(beyond, link);
    await expect(writeNew(file, 'other')).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(writeNew(link, 'other')).rejects.toMatchObject({ code: 'EEXIST' });
    expect([readFileSync(file, 'utf8'), existsSync(beyond)]).toEqual(['mine', false]);
  });
});

describe('readBytes, readText', () => {
  it('read all of a small file, and nothing of a large one', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'é'.repeat(LARGEST / 2));
    expect(await readText(path, LARGEST)).toBe('é'.repeat(LARGEST / 2));
    writeFileSync(path, 'x'.repeat(LARGEST + 1));
    await expect(readBytes(path, LARGEST)).rejects.toMatchObject({
      code: 'E_TOO_LARGE',
      message: expect.stringContaining(`${LARGEST + 1} bytes`)
    });
  });
});

describe('copyRegular', () => {
  it('copies more than it reads at a time, over a longer file', async () => {
    const [source, target] = ['source', 'target'].map(name => join(folder, name));
    const bytes = Buffer.alloc((5 << 20) / 2, 'abcdefg');
    writeFileSync(source, bytes);
    writeFileSync(target, Buffer.alloc(8 << 20));
    await copyRegular(source, target);
    expect(readFileSync(target).equals(bytes)).toBe(true);
  });
});
