import { nullTranslator } from '@jupyterlab/translation';

import { CancelledError } from '../../../core/errors';
import type { AcquisitionRow, WatchProgress } from '../../../protocol/acquisitions';
import { BackendError } from '../../../protocol/backendError';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import type { Way } from '../../testing/fakeBackend';
import { conversion, FakeBackend } from '../../testing/fakeBackend';
import { exampleItem, exampleRow } from '../../testing/tableExamples';
import { JobsModel } from '../../jobs/jobsModel';
import { AcquisitionsModel } from './acquisitionsModel';

const options = convertOptionsSchema.parse({});
const place = { folder: '/data/au' };

/** A table whose streams are told by hand. */
function open() {
  const streams: Way[] = [];
  const backend = new FakeBackend({
    'acquisitions/watch': (_, __, way) =>
      new Promise((_resolve, reject) => {
        streams.push(way);
        way.signal?.addEventListener('abort', () => reject(new CancelledError()));
        ends.push(reject);
      })
  });
  const ends: ((error: Error) => void)[] = [];
  backend.become('ready');
  const jobs = new JobsModel(backend);
  const table = new AcquisitionsModel(backend, nullTranslator.load(''), jobs);
  const tell = (rows: AcquisitionRow[], part: Partial<WatchProgress> = {}): void => {
    streams[streams.length - 1].report({
      rows,
      gone: [],
      scanned: rows.length,
      total: rows.length,
      busy: false,
      ...part
    });
  };
  return { backend, jobs, table, streams, ends, tell };
}

/** Lets the next frame of the screen come. */
const drawn = () => new Promise(resolve => setTimeout(resolve, 40));
const stems = ({ rows }: AcquisitionsModel) => rows.state.shown.map(({ row }) => row.stem.slice(-2));
const statuses = ({ rows }: AcquisitionsModel) => rows.state.shown.map(({ status }) => status);
const bare = ({ path, stem, sample, bytes, modified }: AcquisitionRow): AcquisitionRow => ({
  path,
  stem,
  sample,
  bytes,
  modified
});

describe('AcquisitionsModel', () => {
  it('shows acquisitions as they are told, once per frame, as they were taken', async () => {
    const { table, tell } = open();
    table.follow(place, options);
    expect(table.state).toMatchObject({ place, busy: true });
    let drawings = 0;
    table.changed.connect(() => drawings++);
    tell([bare(exampleRow(2))], { scanned: 0, total: 1, busy: true });
    tell([bare(exampleRow(1))], { scanned: 0, total: 2, busy: true });
    tell([exampleRow(2)], { scanned: 1, total: 2, busy: true });
    await drawn();
    expect(drawings).toBe(1);
    expect(stems(table)).toEqual(['01', '02']);
    expect(table.state).toMatchObject({ scanned: 1, total: 2, busy: true });
    expect(table.rows.state.counts).toEqual([
      { status: 'new', count: 1 },
      { status: 'reading', count: 1 }
    ]);
  });

  it('leaves rows the same objects while others change', async () => {
    const { table, tell } = open();
    table.follow(place, options);
    tell([exampleRow(1), exampleRow(2)]);
    await drawn();
    const [first, second] = table.rows.state.shown;
    tell([exampleRow(2, { state: 'growing' })], { total: 2 });
    await drawn();
    expect(table.rows.state.shown[0]).toBe(first);
    expect(table.rows.state.shown[1]).not.toBe(second);
  });

  it('keeps what it shows while the same place is looked at with other options, and drops what is not found again', async () => {
    const { table, streams, tell } = open();
    table.follow(place, options);
    tell([exampleRow(1), exampleRow(2), exampleRow(3)]);
    await drawn();
    table.rows.pick(exampleRow(2).path, 'only');
    table.follow(place, { ...options, binSig: 2 });
    expect(streams.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    tell([bare(exampleRow(1)), bare(exampleRow(2))], { scanned: 0, busy: true });
    await drawn();
    expect(statuses(table)).toEqual(['new', 'new', 'new']);
    // The backend is done, but has told of one only
    tell([exampleRow(1, { state: 'other-options' })], { total: 2 });
    await drawn();
    expect(statuses(table)).toEqual(['other-options', 'new']);
    expect([...table.rows.state.selected]).toEqual([exampleRow(2).path]);
    table.follow({ folder: '/other' }, options);
    expect(table.rows.state).toMatchObject({ shown: [], selected: new Set(), active: undefined });
  });

  it('does not begin again when nothing has changed, and hears nothing of what it follows no more', async () => {
    const { table, streams, tell } = open();
    table.follow(place, options);
    table.follow({ ...place }, { ...options });
    expect(streams).toHaveLength(1);
    table.follow(undefined, options);
    tell([exampleRow(1)]);
    await drawn();
    expect(table.state).toMatchObject({ place: undefined, busy: false });
    expect(table.rows.state.all).toEqual([]);
  });

  it('begins again when the backend is back, with the rows on the screen meanwhile', async () => {
    const { backend, table, streams, ends, tell } = open();
    table.follow(place, options);
    tell([exampleRow(1)]);
    await drawn();
    backend.become('lost');
    ends[0](new BackendError('E_CONNECTION', 'Lost.'));
    await drawn();
    expect(stems(table)).toEqual(['01']);
    expect(table.state.failure).toBeUndefined();
    backend.become('ready');
    expect(streams).toHaveLength(2);
    tell([exampleRow(2)], { gone: [] });
    await drawn();
    expect(stems(table)).toEqual(['02']);
  });

  it('says why a place cannot be followed', async () => {
    const { table, ends } = open();
    table.follow(place, options);
    ends[0](new BackendError('E_NOT_FOUND', '/data/au does not exist.'));
    await drawn();
    expect(table.state).toMatchObject({ busy: false, failure: { message: '/data/au does not exist.' } });
    table.follow({ folder: '/other' }, options);
    expect(table.state).toMatchObject({ busy: true, failure: undefined });
  });

  it('takes acquisitions that are gone off the table and off the selection, and tells of folders that cannot be read', async () => {
    const { table, tell } = open();
    table.follow(place, options);
    tell([exampleRow(1), exampleRow(2)]);
    await drawn();
    table.rows.pick(exampleRow(1).path, 'only');
    const problems = [{ input: '/data/au/private', code: 'E_PERMISSION', message: 'You may not read it.' }];
    tell([], { gone: [exampleRow(1).path], total: 1, problems });
    tell([], { total: 1 });
    await drawn();
    expect(stems(table)).toEqual(['02']);
    expect(table.state).toMatchObject({ problems });
    expect(table.rows.state).toMatchObject({ selected: new Set(), active: undefined });
  });

  it('puts conversions and shapes chosen by hand into the rows', async () => {
    const { backend, table, tell } = open();
    const [first, second] = [exampleRow(1), exampleRow(2)];
    table.follow(place, options, { choices: new Map([[second.path, { reshape: 'none' }]]) });
    expect(backend.askedFor('acquisitions/watch')).toMatchObject([{ shapes: { [second.path]: { reshape: 'none' } } }]);
    tell([first, second]);
    const items = [exampleItem(first, 'running', { bytesDone: 500 })];
    backend.notify(conversion({ items }));
    await drawn();
    expect(table.rows.state.shown.map(({ status, fraction, scan }) => [status, fraction, scan?.text])).toEqual([
      ['converting', 0.5, '15 × 16'],
      ['new', undefined, '256 frames']
    ]);
    // Until the disk is looked at again, the page knows better than the row
    backend.notify(conversion({ status: 'done', items: [exampleItem(first, 'done')] }));
    await drawn();
    expect(statuses(table)).toEqual(['complete', 'new']);
    tell([{ ...first, state: 'other-options' }], { total: 2 });
    await drawn();
    expect(statuses(table)).toEqual(['other-options', 'new']);
  });

  it('shows a conversion as complete that began and ended between two frames of the screen', async () => {
    const { backend, jobs, table, tell } = open();
    const row = exampleRow(1);
    table.follow(place, options);
    tell([row]);
    await drawn();
    jobs.take([conversion({ status: 'waiting', items: [] })]);
    backend.notify(conversion({ items: [exampleItem(row, 'running')] }));
    backend.notify(conversion({ status: 'done', items: [exampleItem(row, 'done')] }));
    await drawn();
    expect(statuses(table)).toEqual(['complete']);
    // Deleted again by somebody
    tell([{ ...row }]);
    await drawn();
    expect(statuses(table)).toEqual(['new']);
  });

  it('believes the disk of conversions that had ended before the page heard of them', async () => {
    const { jobs, table, tell } = open();
    const row = exampleRow(1);
    table.follow(place, options);
    tell([row]);
    await drawn();
    jobs.take([conversion({ status: 'done', items: [exampleItem(row, 'done')] })]);
    await drawn();
    expect(statuses(table)).toEqual(['new']);
  });

  it('keeps the selection through filter and sort', async () => {
    const { table, tell } = open();
    table.follow(place, options);
    tell([exampleRow(1), exampleRow(2, { sample: 'silicon' }), exampleRow(3)]);
    await drawn();
    table.rows.toggleAll();
    table.rows.setFilter('silicon');
    table.rows.sortBy('size');
    table.rows.sortBy('size');
    expect(stems(table)).toEqual(['02']);
    expect(table.rows.state.selected.size).toBe(3);
    table.rows.setFilter('');
    table.rows.toggleStatus('complete');
    expect(table.rows.state.shown).toEqual([]);
    table.rows.clearFilter();
    expect(stems(table)).toEqual(['01', '02', '03']);
    expect(table.rows.state.sort).toEqual({ column: 'size', descending: true });
  });

  it('remembers how it was sorted', async () => {
    const { table } = open();
    table.rows.sortBy('stamp');
    const restored = open();
    restored.table.rows.restore(JSON.parse(JSON.stringify(table.rows.saved)));
    restored.table.rows.restore({ sort: { column: 'nonsense' } });
    restored.table.rows.restore(null);
    restored.table.follow(place, options);
    restored.tell([exampleRow(1), exampleRow(2)]);
    await drawn();
    expect(stems(restored.table)).toEqual(['02', '01']);
  });

  it('says what would be converted, and of the others why not', async () => {
    const { table, tell } = open();
    const problem = { input: 'x', code: 'E_HEADER', message: 'No header.' };
    const rows = [
      exampleRow(1),
      exampleRow(2, { state: 'complete' }),
      exampleRow(3, { state: 'growing' }),
      exampleRow(4, { state: 'failed', problem }),
      exampleRow(5, { state: 'other-options' }),
      exampleRow(6, { state: 'partial' })
    ];
    table.follow(place, options);
    tell(rows);
    await drawn();
    expect(table.convertible().paths).toEqual([rows[0].path, rows[5].path]);
    table.rows.toggleAll();
    const { paths, replaced, leftOut } = table.convertible();
    expect(paths).toEqual([rows[0].path, rows[4].path, rows[5].path]);
    expect(replaced).toBe(1);
    expect(leftOut.map(({ path, why }) => [rows.findIndex(row => row.path === path), why])).toEqual([
      [1, 'complete'],
      [2, 'growing'],
      [3, 'problem']
    ]);
    expect(leftOut[2].sentence).toBe('No header.');
    table.follow(place, { ...options, overwrite: true });
    expect(table.convertible([rows[1].path])).toMatchObject({ paths: [rows[1].path], replaced: 1, leftOut: [] });
  });
});
