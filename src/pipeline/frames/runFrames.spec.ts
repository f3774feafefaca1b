import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { frameLayout } from '../../core/merlin/frameLayout';
import { openAcquisition } from '../../storage/merlin/acquisition';
import { writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { withKernels } from '../threads/kernelPool';
import { InlineTasks } from '../threads/taskRunner';
import { runFrames } from './runFrames';
import type { RawScan } from './source/rawFrames';
import { tileList, tiles } from './tiles';

const scan = { rows: 5, columns: 7 };
const PIXELS = 4 * 64;
const { signal } = new AbortController();

describe('runFrames', () => {
  let folder: string;
  let source: RawScan;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'frames-'));
    const counts = Array.from({ length: scan.rows * scan.columns }, (_, frame) => frame + 1);
    const path = writeMib(join(folder, 'x.mib'), counts);
    const { header, place } = await openAcquisition(path, { guard: unguarded, signal });
    // Backwards through the file, and two positions without a frame
    const frames = Int32Array.from(counts, (_, position) => (position % 17 === 3 ? -1 : counts.length - 1 - position));
    source = { kind: 'raw', place, layout: frameLayout(header, { cross: false }, path), scan, frames };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives every frame of every tile to every sink, whatever was in the memory before', async () => {
    await withKernels(1 << 22, async ({ memory }) => void new Uint8Array(memory).fill(255));
    const totals = new SharedArrayBuffer(8 * 35);
    const values = new SharedArrayBuffer(8 * 35);
    const done: number[] = [];
    const { sums } = await runFrames(
      {
        source,
        tiles: tileList(tiles(scan, 6)),
        sinks: { sums: { totals }, maskedSum: { runs: Uint32Array.of(3, 2, 70, 1), values } }
      },
      new InlineTasks(),
      { signal, onPositions: positions => done.push(positions) }
    );
    const expected = Array.from(source.frames, frame => frame + 1);
    expect(Array.from(new Float64Array(totals))).toEqual(expected.map(count => count * PIXELS));
    expect(Array.from(new Float64Array(values))).toEqual(expected.map(count => count * 3));
    const total = expected.reduce((sum, count) => sum + count, 0);
    expect(new Set(sums.sum)).toEqual(new Set([total]));
    expect(new Set(sums.maximum)).toEqual(new Set([35]));
    expect(sums.frames).toBe(33);
    expect(done[done.length - 1]).toBe(35);
  });

  it('puts together what several threads found', async () => {
    class Two extends InlineTasks {
      override run: InlineTasks['run'] = async (task, job, until) =>
        (await Promise.all([super.run(task, job, until), super.run(task, job, until)])).flat();
    }
    const work = { source, tiles: tileList(tiles(scan, 2)), sinks: { sums: {} } };
    const alone = await runFrames(work, new InlineTasks(), { signal });
    expect(await runFrames(work, new Two(), { signal })).toEqual(alone);
  });
});
