import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { ownProcess } from '../storage/processIdentity';
import { clearPartials, discard, discardDead, findPartials, partialName } from './partialFile';

const HERE = ownProcess();
const HOST = hostname().replace(/[^A-Za-z0-9_]/g, '_');
const DEAD_PID = 2 ** 30;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'partial-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** @param place of this test unless the host is another one */
function partial(
  host: string,
  pid: number,
  minutesAgo = 0,
  { place, started } = { place: host === HOST ? HERE.place : '89abcdef', started: HERE.started }
): string {
  const path = join(folder, `.x_data.hdf5.${host}-${place}-${pid}-${started}-0123abcd.partial`);
  writeFileSync(path, '');
  const time = Date.now() / 1000 - 60 * minutesAgo;
  utimesSync(path, time, time);
  return path;
}

describe('partialName', () => {
  it('is hidden, in the same folder, and of this process', async () => {
    const name = partialName(join(folder, 'x_data.hdf5'));
    expect(dirname(name)).toBe(folder);
    expect(basename(name)).toMatch(/^\.x_data\.hdf5\..*\.partial$/);
    expect(partialName(join(folder, 'x_data.hdf5'))).not.toBe(name);
    writeFileSync(name, '');
    expect(await findPartials(folder)).toEqual([
      { path: name, alive: true, process: `process ${process.pid} on ${HOST}` }
    ]);
  });
});

test('partialName has room for every name that the file system takes', () => {
  const longest = `${'µ'.repeat(122)}_data.hdf5`;
  expect(Buffer.byteLength(basename(partialName(join(folder, longest))))).toBeLessThan(256);
});

describe('findPartials', () => {
  it.each([
    ['of this process', HOST, process.pid, 0, true],
    ['of a process that is gone', HOST, DEAD_PID, 0, false],
    ['of another machine, just written', 'node7', DEAD_PID, 1, true],
    ['of another machine, long untouched', 'node7', DEAD_PID, 11, false],
    ['of this process, which a slow disk has kept waiting', HOST, process.pid, 60, true]
  ])('judges a file %s', async (_, host, pid, minutesAgo, alive) => {
    partial(host, pid, minutesAgo);
    expect(await findPartials(folder)).toMatchObject([{ alive }]);
  });

  it('is not taken in by a process number that was given again', async () => {
    partial(HOST, process.pid, 0, { place: HERE.place, started: `${HERE.started}1` });
    expect(await findPartials(folder)).toMatchObject([{ alive: false }]);
  });

  it.each([
    [1, true],
    [11, false]
  ])('judges a container of the same host name by its last sign of life, %i minutes ago', async (minutesAgo, alive) => {
    partial(HOST, process.pid, minutesAgo, { place: '89abcdef', started: HERE.started });
    expect(await findPartials(folder)).toMatchObject([{ alive }]);
  });

  it('passes over everything else', async () => {
    const odd = ['x.node-89abcdef-1-2-0123abcd.partial', '.x.node-89abcdef-a-2-0123abcd.partial'];
    for (const name of ['x_data.hdf5', '.x.partial', ...odd]) {
      writeFileSync(join(folder, name), '');
    }
    expect(await findPartials(folder)).toEqual([]);
    expect(await findPartials(join(folder, 'gone'))).toEqual([]);
  });
});

describe('clearPartials', () => {
  it('deletes what the dead left', async () => {
    partial(HOST, DEAD_PID);
    partial('node7', 5, 60);
    await clearPartials(folder, '/raw/x_data.mib');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('touches nothing while somebody writes, and says who', async () => {
    const dead = partial(HOST, DEAD_PID);
    partial('node7', 4711);
    const refusal = clearPartials(folder, '/raw/x_data.mib');
    await expect(refusal).rejects.toMatchObject({ code: 'E_CONVERTING' });
    await expect(refusal).rejects.toThrow(/\/raw\/x_data\.mib .* process 4711 on node7 .* Wait for it.* 10 minutes/);
    expect(existsSync(dead)).toBe(true);
    await discardDead(folder);
    expect(existsSync(dead)).toBe(true);
  });
});

test('discardDead deletes where nobody writes', async () => {
  partial(HOST, DEAD_PID);
  await discardDead(folder);
  expect(readdirSync(folder)).toEqual([]);
});

test('discard takes a file that is not there for deleted', async () => {
  await expect(discard(join(folder, 'gone'))).resolves.toBeUndefined();
  await expect(discard(folder)).rejects.toThrow();
});
