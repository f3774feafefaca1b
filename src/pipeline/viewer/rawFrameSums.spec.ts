import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Progress, requests } from '../../protocol/requests';
import { writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import type { Job } from '../threads/tasks';
import { RawFrameSums } from './rawFrameSums';

const PIXELS = 4 * 64;

describe('RawFrameSums', () => {
  let folder: string;
  let path: string;
  let sums: RawFrameSums;
  const run = jest.spyOn(InlineTasks.prototype, 'run');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sums-'));
    // Frames 4 and 5 of nine were never saved
    path = writeMib(join(folder, 'x.mib'), [1, 2, 3, 6, 7, 8, 9]);
    sums = new RawFrameSums(new InlineTasks());
    run.mockClear();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function ask(sampling = 1) {
    const parts: Progress<(typeof requests)['frameSums']>[] = [];
    const report = async (part: (typeof parts)[0]) => void parts.push(part);
    const result = await sums.sums({ path, sampling }, unguarded, { signal: new AbortController().signal, report });
    const values = parts.flatMap(part => [
      ...new Float32Array(Uint8Array.from(Buffer.from(part.sums, 'base64')).buffer)
    ]);
    return { result, parts, values };
  }

  it('gives the sum of every frame at its place, NaN where none was saved', async () => {
    const { result, parts, values } = await ask();
    expect(result).toEqual({ places: 9, frames: 7, remembered: false });
    expect(values.map(value => value / PIXELS)).toEqual([1, 2, 3, NaN, NaN, 6, 7, 8, 9]);
    expect(parts[parts.length - 1]).toMatchObject({ done: 9, of: 9 });
  });

  it('remembers them, also for a sampling, as long as the file stays as it is', async () => {
    await ask();
    const { result, values } = await ask(4);
    expect(result).toEqual({ places: 9, frames: 7, remembered: true });
    expect(values.map(value => value / PIXELS)).toEqual([1, NaN, 9]);
    expect(run).toHaveBeenCalledTimes(1);
    writeMib(path, [5, 6, 7]);
    utimesSync(path, 1.6e9, 1.6e9);
    const again = await ask();
    expect(again.result).toEqual({ places: 3, frames: 3, remembered: false });
    expect(again.values.map(value => value / PIXELS)).toEqual([5, 6, 7]);
  });

  it('reads only what a sampling needs, and says which places these are', async () => {
    const { result, parts, values } = await ask(4);
    expect(result.remembered).toBe(false);
    expect(values.map(value => value / PIXELS)).toEqual([1, NaN, 9]);
    expect(parts[0].first).toBe(0);
    const [, job] = run.mock.calls[0];
    expect((job as Job<'frames'>).source).toMatchObject({ frames: Int32Array.of(0, -1, 6) });
  });

  it('says what is wrong with a file', async () => {
    path = join(folder, 'none.mib');
    await expect(ask()).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
