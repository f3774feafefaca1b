import { nullTranslator } from '@jupyterlab/translation';

import { CancelledError } from '../../core/errors';
import { BackendError } from '../../protocol/backendError';
import type { Detector } from '../../protocol/viewer';
import type { Answer, Way } from '../testing/fakeBackend';
import { conversion, converted, FakeBackend, settled } from '../testing/fakeBackend';
import { encoded } from '../testing/images';
import { ViewerModel } from './viewerModel';

const OUTPUT = '/out/T1_data.hdf5';
const trans = nullTranslator.load('');
/** Patterns of 16 x 16 with a beam of 3 x 3 pixels around row 7, column 9. */
const beam = Array.from({ length: 256 }, (_, pixel) =>
  Math.abs(Math.floor(pixel / 16) - 7) <= 1 && Math.abs((pixel % 16) - 9) <= 1 ? 100 : 1
);
const pattern = encoded(beam, [16, 16]);

interface Pending {
  params: unknown;
  way: Way;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** Answers when the spec says so; ends with CancelledError when it is cancelled, as the backend does. */
function later(): { answer: Answer; pending: Pending[] } {
  const pending: Pending[] = [];
  const answer: Answer = (params, _, way) =>
    new Promise((resolve, reject) => {
      pending.push({ params, way, resolve, reject });
      way.signal?.addEventListener('abort', () => reject(new CancelledError()));
    });
  return { answer, pending };
}

function viewer(answers: Record<string, Answer> = {}) {
  const backend = new FakeBackend({
    'viewer/file': params => ({
      output: (params as { output: string }).output,
      shape: [2, 3, 16, 16],
      dtype: 'uint16',
      version: '1',
      hasOverview: true
    }),
    'viewer/overview': params => ({
      output: (params as { output: string }).output,
      sumImage: encoded([1, 2, 3, 4, 5, 6], [2, 3]),
      meanPattern: pattern,
      maximumPattern: pattern,
      stepNm: 5
    }),
    'viewer/pattern': () => ({ image: pattern, total: 42, stored: true, version: '1' }),
    'viewer/virtualImage': () => ({ image: encoded([6, 5, 4, 3, 2, 1], [2, 3]), pixels: 9, version: '1' }),
    'viewer/patternSum': () => ({ image: pattern, frames: 4, version: '1' }),
    ...answers
  });
  return { backend, model: new ViewerModel(backend, trans) };
}

async function shown(answers: Record<string, Answer> = {}) {
  const made = viewer(answers);
  await made.model.show(OUTPUT);
  await settled();
  return made;
}

describe('a file in the viewer', () => {
  it('tells its shape and shows its overview', async () => {
    const { model } = await shown();
    expect(model.state.data).toMatchObject({ value: { scan: [2, 3], frame: [16, 16], frames: 6, dtype: 'uint16' } });
    const { sumImage, maximumPattern, stepNm, fraction } = model.overview.state;
    expect([...(sumImage?.values ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(maximumPattern?.shape).toEqual([16, 16]);
    expect({ stepNm, fraction }).toEqual({ stepNm: 5, fraction: undefined });
  });

  it('shows its overview as it is made where it holds none', async () => {
    const { answer, pending } = later();
    const { model } = await shown({ 'viewer/overview': answer });
    pending[0].way.report({
      part: { rows: [1], values: encoded([7, 8, 9], [1, 3]) },
      meanPattern: pattern,
      framesDone: 3,
      frames: 6
    });
    expect(model.overview.state.fraction).toBe(0.5);
    expect([...(model.overview.state.sumImage?.values ?? [])]).toEqual([NaN, NaN, NaN, 7, 8, 9]);
    expect(model.overview.state.maximumPattern).toBeUndefined();
  });

  it('is opened once, however often it is shown, and again on request', async () => {
    const { backend, model } = await shown();
    await model.show(OUTPUT);
    expect(backend.askedFor('viewer/file')).toHaveLength(1);
    await model.reload();
    expect(backend.askedFor('viewer/file')).toHaveLength(2);
  });

  it('gives way to the one shown next, whichever answer comes first', async () => {
    const { answer, pending } = later();
    const { model } = viewer({ 'viewer/file': answer });
    void model.show('/out/a.hdf5');
    void model.show('/out/b.hdf5');
    const file = (output: string, rows: number) => ({
      output,
      shape: [rows, 3, 16, 16],
      dtype: 'uint8',
      version: '1',
      hasOverview: true
    });
    pending[1].resolve(file('/out/b.hdf5', 2));
    pending[0].resolve(file('/out/a.hdf5', 9));
    await settled();
    expect(model.state.data).toMatchObject({ value: { output: '/out/b.hdf5', scan: [2, 3] } });
  });

  it('that is gone is told in a sentence, and looked for again', async () => {
    let isThere = false;
    const { backend, model } = await shown({
      'viewer/file': () => {
        if (!isThere) {
          throw new BackendError('E_NOT_FOUND', `${OUTPUT} does not exist.`);
        }
        return { output: OUTPUT, shape: [2, 3, 16, 16], dtype: 'uint8', version: '1', hasOverview: true };
      }
    });
    expect(model.state.data).toMatchObject({ failure: { message: `${OUTPUT} does not exist.` } });
    isThere = true;
    backend.become('lost');
    backend.become('ready');
    await settled();
    expect(model.state.data.state).toBe('ready');
  });

  it('is looked at again when a conversion has written it again', async () => {
    const { backend } = await shown();
    backend.notify(converted('earlier', OUTPUT));
    await settled();
    expect(backend.askedFor('viewer/file')).toHaveLength(1);
    backend.notify(conversion({ id: 'now' }));
    backend.notify(converted('now', OUTPUT));
    backend.notify(converted('now', OUTPUT));
    await settled();
    expect(backend.askedFor('viewer/file')).toHaveLength(2);
  });
});

describe('the pattern at a position', () => {
  it('is shown, and stays until the next is there', async () => {
    const { answer, pending } = later();
    const { model } = await shown({ 'viewer/pattern': answer });
    model.pointAt({ row: 0, column: 1 });
    pending[0].resolve({ image: pattern, total: 1, stored: true, version: '1' });
    await settled();
    model.pointAt({ row: 1, column: 2 });
    expect(model.pattern.state).toMatchObject({ at: { row: 1, column: 2 }, shown: { at: { row: 0, column: 1 } } });
    expect(model.state.patternShown).toBe('position');
  });

  it('is that of the newest position: older ones that wait are not asked for', async () => {
    const { answer, pending } = later();
    const { model } = await shown({ 'viewer/pattern': answer });
    [0, 1, 2].forEach(column => model.pointAt({ row: 0, column }));
    pending[0].resolve({ image: pattern, total: 0, stored: true, version: '1' });
    await settled();
    pending[1].resolve({ image: pattern, total: 2, stored: true, version: '1' });
    await settled();
    expect(pending.map(({ params }) => params)).toEqual([
      { output: OUTPUT, at: { row: 0, column: 0 } },
      { output: OUTPUT, at: { row: 0, column: 2 } }
    ]);
    expect(model.pattern.state.shown).toMatchObject({ at: { row: 0, column: 2 }, total: 2 });
  });

  it.each([
    ['of another version', () => ({ image: pattern, total: 1, stored: true, version: '2' })],
    [
      'that is not there',
      () => {
        throw new BackendError('E_POSITION', 'There is no pattern at row 1, column 2.');
      }
    ]
  ])('%s means a file that was replaced, and says so', async (_, answer) => {
    const { model } = await shown({ 'viewer/pattern': answer });
    model.pointAt({ row: 1, column: 2 });
    await settled();
    expect(model.pattern.state.failure?.message).toMatch(/has been replaced.*Reload/);
    expect(model.pattern.state.shown).toBeUndefined();
  });

  it('of another file does not show in the next', async () => {
    const { answer, pending } = later();
    const { model } = await shown({ 'viewer/pattern': answer });
    model.pointAt({ row: 0, column: 1 });
    await model.show('/out/other.hdf5');
    pending[0].resolve({ image: pattern, total: 1, stored: true, version: '1' });
    await settled();
    expect(model.pattern.state).toEqual({});
    expect(model.state.patternShown).toBe('mean');
  });
});

describe('a virtual detector', () => {
  const disc: Detector = { shape: 'disc', row: 7, column: 9, radius: 2 };
  const part = (rows: number[]) => ({
    part: {
      rows,
      values: encoded(
        rows.flatMap(row => [row, row, row]),
        [rows.length, 3]
      )
    },
    framesDone: 3 * rows.length,
    frames: 6
  });

  it('begins as bright field on the direct beam', async () => {
    const { backend, model } = await shown();
    model.showScan('virtual');
    await settled();
    expect(backend.askedFor('viewer/virtualImage')).toMatchObject([
      { output: OUTPUT, detector: { shape: 'disc', row: 7, column: 9 } }
    ]);
    expect(model.virtual.state).toMatchObject({ pixels: 9, fraction: undefined });
    expect([...(model.virtual.state.grid?.values ?? [])]).toEqual([6, 5, 4, 3, 2, 1]);
  });

  it('shows its image as it grows; a newer one ends it once something of it was seen', async () => {
    const { answer, pending } = later();
    const { model } = await shown({ 'viewer/virtualImage': answer });
    model.detect(disc);
    model.detect({ ...disc, row: 8 });
    expect(pending).toHaveLength(1);
    pending[0].way.report(part([1]));
    expect([...(model.virtual.state.grid?.values ?? [])].slice(3)).toEqual([1, 1, 1]);
    expect(pending[0].way.signal?.aborted).toBe(true);
    expect(pending[1].params).toMatchObject({ detector: { row: 8 } });
    await settled();
    expect(model.virtual.state.failure).toBeUndefined();
    pending[1].resolve({ image: encoded([9, 9, 9, 9, 9, 9], [2, 3]), pixels: 5, version: '1' });
    await settled();
    expect([...(model.virtual.state.grid?.values ?? [])]).toEqual([9, 9, 9, 9, 9, 9]);
  });

  it('always asks under the same name, so that the backend ends the older image', async () => {
    const { backend, model } = await shown();
    model.detect(disc);
    await settled();
    model.detect({ ...disc, radius: 3 });
    await settled();
    const names = backend.askedFor('viewer/virtualImage').map(params => (params as { viewer: string }).viewer);
    expect(new Set(names).size).toBe(1);
  });

  it('stays for the next file of the same patterns, and is asked for there', async () => {
    const { backend, model } = await shown();
    model.detect(disc);
    await settled();
    await model.show('/out/other.hdf5');
    await settled();
    expect(backend.askedFor('viewer/virtualImage')[1]).toMatchObject({ output: '/out/other.hdf5', detector: disc });
  });

  it('that counts nothing is told by the sentence of the backend', async () => {
    const { model } = await shown({
      'viewer/virtualImage': () => {
        throw new BackendError('E_DETECTOR', 'The detector counts no pixel.');
      }
    });
    model.detect(disc);
    await settled();
    expect(model.virtual.state).toMatchObject({ failure: { message: 'The detector counts no pixel.' } });
    expect(model.virtual.state.fraction).toBeUndefined();
  });
});

describe('a region of the scan', () => {
  it('shows the sum so far, then the whole', async () => {
    const { answer, pending } = later();
    const { model } = await shown({ 'viewer/patternSum': answer });
    const region = { row: 0, column: 1, rows: 2, columns: 2 };
    model.sumRegion(region);
    pending[0].way.report({ image: pattern, framesDone: 1, frames: 4 });
    expect(model.region.state).toMatchObject({ region, fraction: 0.25, shown: { frames: 1 } });
    pending[0].resolve({ image: pattern, frames: 4, version: '1' });
    await settled();
    expect(model.region.state).toMatchObject({ fraction: undefined, shown: { region, frames: 4 } });
    expect(model.state.patternShown).toBe('region');
  });
});

describe('a stack', () => {
  const stack: Answer = params => ({
    output: (params as { output: string }).output,
    shape: [144, 16, 16],
    dtype: 'uint8',
    version: '1',
    hasOverview: true
  });

  it('begins at its first frame, and asks for a virtual detector only when that is wanted', async () => {
    const { backend, model } = await shown({ 'viewer/file': stack });
    expect(model.pattern.state.shown?.at).toEqual({ index: 0 });
    expect(backend.askedFor('viewer/virtualImage')).toEqual([]);
    model.showScan('virtual');
    await settled();
    expect(backend.askedFor('viewer/virtualImage')).toMatchObject([{ detector: { shape: 'disc' } }]);
  });

  it('has the sum of some frames, as a region of one row', async () => {
    const { backend, model } = await shown({ 'viewer/file': stack });
    const region = { row: 0, column: 3, rows: 1, columns: 5 };
    model.sumRegion(region);
    await settled();
    expect(backend.askedFor('viewer/patternSum')).toMatchObject([{ region }]);
    expect(model.region.state.shown?.region).toEqual(region);
  });
});

describe('how things are shown', () => {
  it('stays when another file is shown, and can be kept for the next time', async () => {
    const { model } = await shown();
    const pattern = { scale: 'linear', colourMap: 'viridis', percentiles: [0, 99], range: [1, 7] } as const;
    model.display({ pattern });
    await model.show('/out/other.hdf5');
    expect(model.state.displays.pattern).toEqual(pattern);
    const kept: unknown = JSON.parse(JSON.stringify(model.choice));
    const next = viewer().model;
    next.restore(kept);
    expect(next.choice).toEqual(model.choice);
  });

  it('begins afresh after what another version has kept', () => {
    const { model } = viewer();
    const before = model.choice;
    model.restore({ displays: { pattern: 'rainbow' } });
    expect(model.choice).toEqual(before);
  });
});
