import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readFrameIndex } from '../../storage/merlin/frameIndex';
import type { RawAcquisition } from '../../storage/merlin/rawAcquisition';
import { openRawAcquisition } from '../../storage/merlin/rawAcquisition';
import { numbered, writeMib } from '../../storage/merlin/spec/writeMib';
import { unguarded } from '../../storage/pathGuard';
import { InlineTasks } from '../threads/taskRunner';
import type { Job, Reply, TaskName } from '../threads/tasks';
import { readHeadersTogether } from './sharedHeaders';

/** Somebody deletes a folder whenever work begins. */
class Deleting extends InlineTasks {
  constructor(private readonly folder: string) {
    super();
  }

  override run<N extends TaskName>(task: N, job: Job<N>, signal: AbortSignal): Promise<Reply<N>[]> {
    rmSync(this.folder, { recursive: true, force: true });
    return super.run(task, job, signal);
  }
}

describe('readHeadersTogether', () => {
  const BLOCK = 8;
  const FRAMES = 30;
  const OF = 4;
  let folder: string;
  let raw: RawAcquisition;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'headers-'));
    const path = writeMib(join(folder, 'scan.mib'), numbered(FRAMES), frame => ({
      exposureNs: 1_000_000 + (frame % 7),
      counter: frame % 2
    }));
    raw = await openRawAcquisition(path, { guard: unguarded });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What a part knows, and the first frames of the blocks that it read itself. */
  async function part(index?: number, runner = new InlineTasks()): Promise<{ index: unknown; read: number[] }> {
    const run = jest.spyOn(runner, 'run');
    const share = { folder: join(folder, '.parts'), of: OF, index };
    const found = await readHeadersTogether(raw, share, runner, new AbortController().signal, BLOCK);
    return { index: found, read: run.mock.calls.map(([, job]) => (job as { first: number }).first) };
  }

  const expected = (): Promise<unknown> => readFrameIndex(raw.place, raw.header.headerBytes);
  const blocks = (): string[] => readdirSync(join(folder, '.parts')).sort();

  it('tells every part all headers, each of which is read once, beginning elsewhere', async () => {
    expect(await part(2)).toEqual({ index: await expected(), read: [16, 24, 0, 8] });
    expect(await part(1)).toEqual({ index: await expected(), read: [] });
    expect(await part()).toEqual({ index: await expected(), read: [] });
  });

  it('reads again what is damaged, or of other files', async () => {
    await part(0);
    const [first] = blocks();
    const path = join(folder, '.parts', first);
    const bytes = readFileSync(path);
    bytes[bytes.length - 3] ^= 1;
    writeFileSync(path, bytes);
    expect(await part(3)).toEqual({ index: await expected(), read: [0] });
    raw = { ...raw, marks: raw.marks.map(mark => ({ ...mark, modifiedNs: '1' })) };
    expect((await part(0)).read).toHaveLength(4);
    // Nodes number file systems as they like
    raw = { ...raw, marks: raw.marks.map(mark => ({ ...mark, device: '77' })) };
    expect((await part(0)).read).toEqual([]);
  });

  it('shares the reading among parts that run at the same time', async () => {
    const all = await Promise.all([0, 1, 2, 3].map(index => part(index)));
    for (const { index } of all) {
      expect(index).toEqual(await expected());
    }
    expect(all.map(({ read }) => read[0])).toEqual([0, 8, 16, 24]);
    expect(all.flatMap(({ read }) => read).length).toBeLessThan(4 * OF);
  });

  it('reads for itself what it cannot take or keep', async () => {
    await part(0);
    const paths = blocks().map(name => join(folder, '.parts', name));
    // Larger than any, half written, and none at all
    writeFileSync(paths[0], Buffer.alloc(10_000));
    writeFileSync(paths[1], readFileSync(paths[1]).subarray(0, 100));
    rmSync(paths[2]);
    mkdirSync(paths[2]);
    expect(await part(0)).toEqual({ index: await expected(), read: [0, 8, 16] });
    // A result of the same data set takes its parts with it
    rmSync(join(folder, '.parts'), { recursive: true });
    expect(await part(0, new Deleting(join(folder, '.parts')))).toEqual({
      index: await expected(),
      read: [0, 8, 16, 24]
    });
  });

  it('keeps nothing of a block with a frame of another format, and says which', async () => {
    const path = writeMib(join(folder, 'mixed.mib'), numbered(FRAMES), frame =>
      frame === 20 ? { pixelType: 'U08' } : {}
    );
    raw = await openRawAcquisition(path, { guard: unguarded });
    await expect(part(0)).rejects.toMatchObject({
      code: 'E_MIXED',
      message: expect.stringContaining('frame 20') as string
    });
    expect(blocks()).toHaveLength(2);
  });
});
