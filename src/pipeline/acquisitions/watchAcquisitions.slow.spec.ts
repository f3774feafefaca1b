import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { CancelledError, InputError } from '../../core/errors';
import { watchProgressSchema } from '../../protocol/acquisitions';
import type { ConvertRequestOptions } from '../../protocol/convert/convertOptions';
import { convertOptionsSchema } from '../../protocol/convert/convertOptions';
import { numbered, STRIDE, writeMib } from '../../storage/merlin/spec/writeMib';
import type { PathGuard } from '../../storage/pathGuard';
import { unguarded } from '../../storage/pathGuard';
import { convertFile } from '../convert/convertFile';
import { partialName } from '../partialFile';
import { InlineTasks } from '../threads/taskRunner';
import { DetailStore } from './detailStore';
import type { Question } from './reader';
import { InlineReader } from './reader';
import type { FollowOptions } from './spec/follower';
import { Follower } from './spec/follower';

const SESSION = '2026/mg1-1';

let root: string;
let merlin: string;
const followers: Follower[] = [];
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'watch-')));
  merlin = join(root, SESSION, 'Merlin');
  mkdirSync(merlin, { recursive: true });
});
afterEach(async () => {
  await Promise.all(followers.splice(0).map(follower => follower.stop()));
  rmSync(root, { recursive: true });
});

function follow(options: FollowOptions = {}, folder = merlin): Follower {
  const follower = new Follower(folder, options);
  followers.push(follower);
  return follower;
}

/** 4 x 4 frames that came long ago. */
function acquire(name: string, frames = 16): string {
  const path = join(merlin, name);
  mkdirSync(dirname(path), { recursive: true });
  return writeMib(path, numbered(frames));
}

function convert(path: string, options: ConvertRequestOptions = {}): Promise<{ output: string }> {
  const parsed = convertOptionsSchema.parse({ compression: 'none', ...options });
  const signal = new AbortController().signal;
  return convertFile(path, parsed, new InlineTasks(), { signal, guard: unguarded });
}

const T1 = '20260101_120000';
const [FIRST, SECOND] = [`Au/20260101_120002/${T1}_data.mib`, 'Pt/a b/20260101_130002/20260101_130000_data.mib'];

describe('watchAcquisitions', () => {
  it('shows what is known of the files first, and then everything', async () => {
    acquire(FIRST);
    acquire(SECOND);
    const follower = follow();
    await follower.settled();
    const [bare] = follower.messages[0].rows;
    expect(Object.keys(bare).sort()).toEqual(['bytes', 'modified', 'path', 'sample', 'stem']);
    follower.messages.forEach(message => expect(watchProgressSchema.parse(message)).toEqual(message));
    expect(follower.row(T1)).toEqual({
      path: join(merlin, FIRST),
      stem: T1,
      sample: 'Au',
      bytes: 16 * STRIDE,
      modified: 1.7e12,
      taken: '2021-04-15T14:43:02.396Z',
      frames: 16,
      detector: '1 chip, 64 x 4',
      shape: [4, 64],
      depth: 12,
      dtype: 'uint16',
      scan: expect.objectContaining({ provisional: false }),
      warnings: [],
      state: 'new',
      stateReason: 'Not converted yet.',
      output: join(root, SESSION, 'processing/Merlin/Au', T1, `${T1}_data.hdf5`)
    });
    expect(follower.row('20260101_130000')?.sample).toBe('Pt/a b');
    expect(follower.last).toMatchObject({ scanned: 2, total: 2, busy: false });
  });

  it('streams 2,000 acquisitions, some hundred rows at a time, each with its details once', async () => {
    const bytes = readFileSync(writeMib(join(root, 'one.mib'), numbered(1)));
    for (let index = 0; index < 2000; index++) {
      const stamp = `20260101_${String(index).padStart(6, '0')}`;
      mkdirSync(join(merlin, `s${index % 7}`, stamp), { recursive: true });
      const path = join(merlin, `s${index % 7}`, stamp, `${stamp}_data.mib`);
      writeFileSync(path, bytes);
      utimesSync(path, 1.7e9, 1.7e9);
    }
    const follower = follow();
    await follower.settled();
    expect(follower.rows.size).toBe(2000);
    expect([...follower.rows.values()].every(({ state, frames }) => state === 'new' && frames === 1)).toBe(true);
    expect(Math.max(...follower.messages.map(({ rows }) => rows.length))).toBeLessThanOrEqual(400);
    const told = follower.messages.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(told).toBeLessThanOrEqual(4000);
    expect(follower.messages[0].busy).toBe(true);
    expect(follower.messages.flatMap(({ gone }) => gone)).toEqual([]);
  });

  it('opens a table again without reading anything', async () => {
    acquire(FIRST);
    acquire(SECOND);
    const [reader, store] = [new CountingReader(), new DetailStore()];
    const first = follow({ reader, store });
    await first.settled();
    await first.stop();
    expect(reader.asked).toEqual(['details', 'details']);
    const second = follow({ reader, store });
    await second.settled();
    expect(reader.asked).toEqual(['details', 'details']);
    // In whatever order they were found
    expect(new Map(second.rows)).toEqual(new Map(first.rows));
    const other = follow({ reader, store, options: { reshape: 'none' } });
    await other.settled();
    expect(reader.asked).toHaveLength(4);
    expect(other.row(T1)?.scan).toMatchObject({ mode: 'none', frames: 16 });
  });

  it('shows new acquisitions and forgets deleted ones, files as well as folders', async () => {
    acquire(FIRST);
    const follower = follow();
    await follower.settled();
    acquire(SECOND);
    await follower.until(() => follower.row('20260101_130000')?.state === 'new');
    acquire('Au/20260101_140000/20260101_140000_data.mib');
    await follower.until(() => follower.row('20260101_140000')?.state === 'new');
    rmSync(join(merlin, FIRST));
    await follower.until(() => follower.rows.size === 2);
    rmSync(join(merlin, 'Pt'), { recursive: true });
    await follower.until(() => follower.rows.size === 1);
    expect(follower.row()?.stem).toBe('20260101_140000');
    expect(follower.problems).toEqual([]);
  });

  it('follows a file that grows until it is at rest, an empty one from its beginning', async () => {
    const path = acquire(FIRST);
    const whole = readFileSync(path);
    writeFileSync(path, '');
    const follower = follow();
    await follower.until(() => follower.row()?.state === 'growing');
    expect(follower.row()?.problem).toBeUndefined();
    appendFileSync(path, whole.subarray(0, 10 * STRIDE));
    await follower.until(() => follower.row()?.frames === 10);
    expect(follower.row()?.state).toBe('growing');
    appendFileSync(path, whole.subarray(10 * STRIDE));
    await follower.until(() => follower.row()?.frames === 16);
    expect(follower.row()?.state).toBe('growing');
    await follower.until(() => follower.row()?.state === 'new');
    expect(follower.row()).toMatchObject({ bytes: 16 * STRIDE, scan: { provisional: false } });
  });

  it('sees a result come, change and go', async () => {
    const path = acquire(FIRST);
    const follower = follow();
    await follower.settled();
    const { output } = await convert(path, { compression: 'bitshuffle-lz4' });
    await follower.until(() => follower.row()?.state === 'complete');
    expect(follower.row()?.output).toBe(output);
    await convert(path, { reshape: 'known', scanX: 4, scanY: 4, compression: 'bitshuffle-lz4', overwrite: true });
    await follower.until(() => follower.row()?.state === 'other-options');
    expect(follower.row()?.stateReason).toContain('scan shape');
    writeFileSync(output, readFileSync(output).subarray(0, 5000));
    await follower.until(() => follower.row()?.state === 'partial');
    rmSync(dirname(output), { recursive: true });
    await follower.until(() => follower.row()?.state === 'new');
  });

  it('looks again at once when it is told of new results, however long the pause', async () => {
    const path = acquire(FIRST);
    const follower = follow({ pollSeconds: 3600 });
    await follower.settled();
    await convert(path, { compression: 'bitshuffle-lz4' });
    follower.tellOfResults?.();
    await follower.until(() => follower.row()?.state === 'complete');
    await follower.stop();
    expect(follower.tellOfResults).toBeUndefined();
  });

  it('reads a result when it comes and when it has settled, however often it looks between', async () => {
    const path = acquire(FIRST);
    const reader = new CountingReader();
    const follower = follow({ reader });
    await follower.settled();
    await convert(path, { compression: 'bitshuffle-lz4' });
    const { length } = reader.asked;
    // Longer than a change counts as fresh, and a dozen looks
    await new Promise(resolve => setTimeout(resolve, 4500));
    expect(follower.row()?.state).toBe('complete');
    // Once more where a look came between folder and file
    expect(reader.asked.length - length).toBeGreaterThanOrEqual(2);
    expect(reader.asked.length - length).toBeLessThanOrEqual(3);
  });

  it('measures each acquisition by the scan shape chosen for it by hand, the others by the options', async () => {
    const byHand = acquire(FIRST);
    const other = acquire(SECOND);
    await convert(byHand, { reshape: 'known', scanX: 4, scanY: 4, compression: 'bitshuffle-lz4' });
    await convert(other, { compression: 'bitshuffle-lz4' });
    const follower = follow({ shapes: { [byHand]: { reshape: 'known', scanX: 4, scanY: 4 } } });
    await follower.settled();
    expect([byHand, other].map(path => follower.rows.get(path)?.state)).toEqual(['complete', 'complete']);
    expect(follower.rows.get(byHand)?.scan).toMatchObject({ mode: 'known', rows: 4, columns: 4 });
    const plain = follow();
    await plain.settled();
    expect(plain.rows.get(byHand)?.state).toBe('other-options');
  });

  it('tells a running conversion from an interrupted one', async () => {
    const path = acquire(FIRST);
    const output = join(root, SESSION, 'processing/Merlin/Au', T1, `${T1}_data.hdf5`);
    const follower = follow();
    await follower.settled();
    mkdirSync(dirname(output), { recursive: true });
    const partial = partialName(output);
    writeFileSync(partial, 'half');
    await follower.until(() => follower.row()?.state === 'converting');
    expect(follower.row()?.path).toBe(path);
    // As left by a process that had the same number before this one
    renameSync(partial, partial.replace(/-(\w+)-(\w{8}\.partial)$/, '-0$1-$2'));
    await follower.until(() => follower.row()?.state === 'partial');
  });

  it('shows files that cannot be read with the reason, and notices when they are mended', async () => {
    const path = acquire(FIRST);
    const good = readFileSync(path);
    writeFileSync(path, 'not a raw file');
    utimesSync(path, 1.7e9, 1.7e9);
    const follower = follow();
    await follower.settled();
    expect(follower.row()).toMatchObject({ state: 'failed', problem: { code: 'E_NOT_MIB', input: path } });
    writeFileSync(`${path}.new`, good);
    utimesSync(`${path}.new`, 1.7e9, 1.7e9);
    renameSync(`${path}.new`, path);
    await follower.until(() => follower.row()?.state === 'new');
    expect(follower.row()?.problem).toBeUndefined();
  });

  it('says that the options do not fit an acquisition, and shows what would', async () => {
    acquire(FIRST);
    const follower = follow({ options: { reshape: 'known', scanX: 5, scanY: 5 } });
    await follower.settled();
    expect(follower.row()).toMatchObject({ state: 'new', problem: { code: 'E_KNOWN_SHAPE' }, frames: 16 });
  });

  it('names acquisitions whose results would have the same name', async () => {
    acquire(`Au/20260101_120002/${T1}_data.mib`);
    acquire(`Au/20260101_120003/${T1}_data.mib`);
    const alone = acquire(SECOND);
    const follower = follow();
    await follower.settled();
    const codes = [...follower.rows.values()].map(({ path, problem }) => (path === alone ? '' : problem?.code));
    expect(codes.sort()).toEqual(['', 'E_SAME_STAMP', 'E_SAME_STAMP']);
    rmSync(join(merlin, 'Au/20260101_120003'), { recursive: true });
    await follower.until(() => [...follower.rows.values()].every(({ problem }) => problem === undefined));
  });

  it('counts a series as one acquisition, and single files with numbers as many', async () => {
    const at = (name: string, count: number, first = 1): string => {
      mkdirSync(join(merlin, 'set'), { recursive: true });
      return writeMib(join(merlin, 'set', name), numbered(count, first));
    };
    at('scan_1.mib', 8);
    at('scan_2.mib', 8, 9);
    at('lone_1.mib', 4);
    at('lone_2.mib', 4);
    const follower = follow();
    await follower.settled();
    const names = [...follower.rows.values()].map(({ path, files, frames }) => [
      path.slice(merlin.length),
      files,
      frames
    ]);
    expect(names.sort()).toEqual([
      ['/set/lone_1.mib', undefined, 4],
      ['/set/lone_2.mib', undefined, 4],
      ['/set/scan_1.mib', 2, 16]
    ]);
    at('scan_3.mib', 8, 17);
    await follower.until(() => [...follower.rows.values()].some(({ files, frames }) => files === 3 && frames === 24));
    expect(follower.rows.size).toBe(3);
  });

  it('asks before it goes into a folder, and stays out where it may not', async () => {
    acquire(FIRST);
    acquire(SECOND);
    mkdirSync(join(root, 'outside'));
    writeMib(join(root, 'outside/x_data.mib'), numbered(4));
    symlinkSync(join(root, 'outside'), join(merlin, 'link'));
    const asked: string[] = [];
    const guard: PathGuard = async path => {
      asked.push(path);
      if (realpathSync(dirname(path)).endsWith('Pt') || path.endsWith('/Pt') || path.includes('link')) {
        throw new InputError('E_OUTSIDE_ROOTS', `${path} is outside.`);
      }
    };
    const follower = follow({ guard });
    await follower.settled();
    expect([...follower.rows.values()].map(({ stem }) => stem)).toEqual([T1]);
    expect(follower.problems).toEqual(['E_OUTSIDE_ROOTS', 'E_OUTSIDE_ROOTS']);
    expect(asked).toEqual(
      expect.arrayContaining([merlin, join(merlin, 'Au'), dirname(join(merlin, FIRST)), join(merlin, FIRST)])
    );
    expect(asked).toContain(join(root, SESSION, 'processing/Merlin/Au', T1, `${T1}_data.hdf5`));
  });

  it('refuses a folder that is not there, is none, or may not be read', async () => {
    expect(await follow({}, join(root, 'nowhere')).ended).toMatchObject({ code: 'E_NOT_FOUND' });
    expect(await follow({}, acquire(FIRST)).ended).toMatchObject({ code: 'E_NOT_FOLDER' });
    const guard: PathGuard = () => Promise.reject(new InputError('E_OUTSIDE_ROOTS', 'No.'));
    expect(await follow({ guard }).ended).toMatchObject({ code: 'E_OUTSIDE_ROOTS' });
  });

  it('ends with the request', async () => {
    acquire(FIRST);
    const follower = follow();
    await follower.settled();
    expect(await follower.stop()).toBeInstanceOf(CancelledError);
    const before = follower.messages.length;
    acquire(SECOND);
    await new Promise(resolve => setTimeout(resolve, 500));
    expect(follower.messages).toHaveLength(before);
  });
});

class CountingReader extends InlineReader {
  readonly asked: Question[] = [];

  override ask: InlineReader['ask'] = (question, ...rest) => {
    this.asked.push(question);
    return super.ask(question, ...rest);
  };
}
