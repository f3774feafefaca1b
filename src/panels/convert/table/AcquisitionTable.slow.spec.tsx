import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';

import { CancelledError } from '../../../core/errors';
import type { AcquisitionRow } from '../../../protocol/acquisitions';
import type { Job } from '../../../protocol/jobs';
import { convertOptionsSchema } from '../../../protocol/convert/convertOptions';
import type { Way } from '../../testing/fakeBackend';
import { conversion, FakeBackend } from '../../testing/fakeBackend';
import { exampleItem, exampleRow } from '../../testing/tableExamples';
import { JobsModel } from '../../jobs/jobsModel';
import { SubmitModel } from '../../jobs/submit/submitModel';
import { RunBar } from '../run/RunBar';
import { AcquisitionTable } from './AcquisitionTable';
import { AcquisitionsModel } from './acquisitionsModel';

const options = convertOptionsSchema.parse({});
const many = Array.from({ length: 60 }, (_, second) => exampleRow(second));

class Observed {
  constructor(private readonly callback: ResizeObserverCallback) {}
  observe(target: Element): void {
    Object.defineProperty(target, 'clientHeight', { value: 510, configurable: true });
    const contentRect = { width: 1400 } as DOMRectReadOnly;
    this.callback([{ contentRect, target } as ResizeObserverEntry], this as unknown as ResizeObserver);
  }
  unobserve(): void {}
  disconnect(): void {}
}

beforeAll(() => (globalThis.ResizeObserver = Observed as unknown as typeof ResizeObserver));
afterEach(cleanup);

const drawn = () => act(() => new Promise(resolve => setTimeout(resolve, 40)));

async function open(rows: AcquisitionRow[], part: { place?: false } = {}) {
  let stream: Way | undefined;
  const backend = new FakeBackend({
    'acquisitions/watch': (_, __, way) =>
      new Promise((_resolve, reject) => {
        stream = way;
        way.signal?.addEventListener('abort', () => reject(new CancelledError()));
      }),
    'acquisitions/thumbnail': () => ({
      pictures: [
        { png: '', shape: [8, 8], shows: 'scan', caption: 'Sums of 8 frames' },
        { png: '', shape: [8, 8], shows: 'pattern', caption: 'Mean of 8 frames' }
      ]
    }),
    'job/retry': () => conversion({ id: 'again', startedAt: 9000 })
  });
  backend.become('ready');
  const jobs = new JobsModel(backend);
  const table = new AcquisitionsModel(backend, nullTranslator.load(''), jobs);
  const submit = new SubmitModel({ backend, jobs }, nullTranslator.load(''), () => undefined);
  const onOpen = jest.fn();
  const onConvert = jest.fn();
  render(
    <>
      <AcquisitionTable table={table} jobs={jobs} onOpen={onOpen} />
      <RunBar table={table} jobs={jobs} submit={submit} onConvert={onConvert} />
    </>
  );
  const tell = async (news: AcquisitionRow[], busy = false): Promise<void> => {
    stream?.report({ rows: news, gone: [], scanned: news.length, total: Math.max(news.length, rows.length), busy });
    await drawn();
  };
  if (part.place !== false) {
    act(() => table.follow({ folder: '/data' }, options));
    await tell(rows);
  }
  const grid = () => screen.getByRole('grid', { name: 'Acquisitions' });
  const press = (key: string, held: object = {}) => fireEvent.keyDown(grid(), { key, ...held });
  const active = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
  const selected = () => within(grid()).queryAllByRole('row', { selected: true });
  const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
  const notify = (news: Job) => act(() => backend.notify(news));
  return { backend, notify, table, tell, grid, press, active, selected, button, onOpen, onConvert };
}

const stampOf = (row: Element | null) => row?.querySelector('.fd-Table-stamp')?.textContent?.slice(-2);

describe('AcquisitionTable', () => {
  it('shows frames that are lost before and after conversion, and beside the button', async () => {
    const scan = { mode: 'known', rows: 32, columns: 32, firstFrame: 0, dropped: 0, source: 'square' } as const;
    await open([
      exampleRow(0, { lost: 947, scan: { ...scan, evidence: 'A square.', guess: true, provisional: false } }),
      exampleRow(1, { state: 'complete', lost: 1 }),
      exampleRow(2)
    ]);
    expect(screen.getAllByText(/frames? lost$/).map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['947 frames lost', '1 frame lost'])
    );
    for (const state of ['new', 'complete']) {
      const tags = screen.getAllByText(state).filter(tag => tag.classList.contains('fd-mod-lacking'));
      expect(tags).toHaveLength(1);
    }
    expect(screen.getByText('1 lacks frames (947 lost).')).toBeDefined();
    expect(screen.getAllByText('a guess')).toHaveLength(1);
  });

  it('says in one sentence what to do before there is anything', async () => {
    const { table, tell } = await open([], { place: false });
    expect(screen.getByText(/Choose a session, or another folder/)).toBeDefined();
    act(() => table.follow({ folder: '/data' }, options));
    expect(screen.getByText('Looking for .mib files…')).toBeDefined();
    await tell([]);
    expect(screen.getByText(/There is no .mib file in this folder or below it/)).toBeDefined();
  });

  it('draws the rows in view only, and tells how many there are', async () => {
    const { grid } = await open(many);
    expect(grid().getAttribute('aria-rowcount')).toBe('61');
    const rows = within(grid()).getAllByRole('row');
    expect(rows.length).toBeLessThan(40);
    expect(rows[1].getAttribute('aria-rowindex')).toBe('2');
    expect(rows[1].textContent).toContain('300 kV');
    fireEvent.scroll(grid(), { target: { scrollTop: 48 * 40 } });
    expect(within(grid()).getByText('20260317_101245')).toBeDefined();
    expect(within(grid()).queryByText('20260317_101200')).toBeNull();
  });

  it('is used by keys alone', async () => {
    const { press, active, selected, grid, onOpen } = await open(many);
    press('ArrowDown');
    press('ArrowDown');
    expect(stampOf(active())).toBe('01');
    press(' ');
    press('ArrowDown', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    expect(selected().map(stampOf)).toEqual(['01', '02', '03']);
    press('Enter');
    expect(onOpen).toHaveBeenCalledWith(many[3].path);
    press('End');
    expect(grid().scrollTop).toBe(60 * 48 - 480);
    fireEvent.scroll(grid());
    expect(stampOf(active())).toBe('59');
    press('a', { ctrlKey: true });
    expect(screen.getByText(/^60 selected/)).toBeDefined();
    press('Escape');
    expect(selected()).toEqual([]);
  });

  it('is used by the mouse: a click looks at a row, its box selects it, as do Ctrl and Shift', async () => {
    const { active, grid, selected } = await open(many);
    const row = (at: number) => within(grid()).getAllByRole('row')[at + 1];
    fireEvent.click(row(2));
    expect([stampOf(active()), selected()]).toEqual(['02', []]);
    fireEvent.click(row(1), { ctrlKey: true });
    fireEvent.click(row(3), { ctrlKey: true });
    expect(selected().map(stampOf)).toEqual(['01', '03']);
    fireEvent.click(row(5), { shiftKey: true });
    expect(selected().map(stampOf)).toEqual(['03', '04', '05']);
    fireEvent.click(within(row(0)).getByRole('checkbox'));
    expect(selected().map(stampOf)).toEqual(['00', '03', '04', '05']);
    const all = within(grid()).getByRole<HTMLInputElement>('checkbox', { name: 'Select all' });
    expect(all.indeterminate).toBe(true);
    fireEvent.click(all);
    expect(all.checked).toBe(true);
  });

  it('sorts by the names of the columns and says so', async () => {
    const { grid, button } = await open(many.slice(0, 3));
    const header = () => within(grid()).getByRole('columnheader', { name: 'Time stamp' });
    expect(header().getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(button('Time stamp'));
    expect(header().getAttribute('aria-sort')).toBe('descending');
    expect(stampOf(within(grid()).getAllByRole('row')[1])).toBe('02');
    button('Time stamp').focus();
    fireEvent.keyDown(button('Time stamp'), { key: 'ArrowRight' });
    expect(document.activeElement).toBe(button('Sample'));
  });

  it('filters by words and states, and leads back when nothing is left', async () => {
    const { button } = await open([exampleRow(1), exampleRow(2, { state: 'complete' })]);
    fireEvent.click(button('1 complete'));
    expect(screen.getByText('1 of 2 shown', { exact: false })).toBeDefined();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '80 kV' } });
    const empty = screen.getByText('The filter hides all 2 rows.', { exact: false });
    fireEvent.click(within(empty).getByRole('button', { name: 'Clear filter' }));
    expect(within(screen.getByRole('grid')).getAllByRole('row')).toHaveLength(3);
  });

  it('tells the failure of a row in full and tries again', async () => {
    const { backend, notify, button, grid } = await open([exampleRow(1)]);
    const problem = { input: 'x', code: 'E_NO_SPACE', message: 'The disk is full.', details: 'ENOSPC' };
    notify(conversion({ status: 'failed', items: [exampleItem(exampleRow(1), 'failed', { problem })] }));
    await drawn();
    fireEvent.click(button('What is wrong with 20260317_101201'));
    const dialog = screen.getByRole('dialog', { name: '20260317_101201' });
    expect(document.activeElement).toBe(dialog);
    expect(dialog.textContent).toContain('ENOSPC');
    fireEvent.keyDown(dialog, { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(grid());
    fireEvent.click(button('What is wrong with 20260317_101201'));
    fireEvent.click(button('Retry'));
    await drawn();
    expect(backend.askedFor('job/retry')).toEqual([{ id: 'a', inputs: [exampleRow(1).path] }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('cancels one conversion in its row', async () => {
    const { backend, notify, button } = await open([exampleRow(1)]);
    notify(conversion({ items: [exampleItem(exampleRow(1), 'running', { bytesDone: 420 })] }));
    await drawn();
    expect(screen.getByText('converting 42 %')).toBeDefined();
    fireEvent.click(button('Cancel conversion of 20260317_101201'));
    await drawn();
    expect(backend.askedFor('job/cancelItem')).toEqual([{ id: 'a', input: exampleRow(1).path }]);
    expect(screen.getByText('cancelling')).toBeDefined();
  });

  it('says what it is reading, and why the active row has its shape', async () => {
    const { tell, press } = await open([exampleRow(1)]);
    await tell([exampleRow(1), exampleRow(2)], true);
    expect(screen.getByText('Looking for more .mib files')).toBeDefined();
    press('ArrowDown');
    expect(screen.getByText(/^Scan shape of 20260317_101201: 15 × 16\. Long exposures\./)).toBeDefined();
  });

  it('asks for pictures of rows in view, a few at a time, and none when they are switched off', async () => {
    const { backend } = await open(many);
    await act(() => new Promise(resolve => setTimeout(resolve, 250)));
    const asked = backend.askedFor('acquisitions/thumbnail').length;
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThan(40);
    expect(screen.getAllByRole('img', { name: 'Mean of 8 frames' })).toHaveLength(asked);
    expect(screen.getAllByRole('img', { name: 'Sums of 8 frames' })).toHaveLength(asked);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Thumbnails' }));
    expect(screen.queryAllByRole('img')).toHaveLength(0);
  });
});

describe('RunBar', () => {
  it('offers all that is new, or what is selected, and hands over their paths', async () => {
    const rows = [exampleRow(1), exampleRow(2), exampleRow(3, { state: 'complete' })];
    const { button, onConvert, table } = await open(rows);
    fireEvent.click(button('Convert all 2 new'));
    expect(onConvert).toHaveBeenLastCalledWith([rows[0].path, rows[1].path]);
    act(() => table.rows.pick(rows[1].path, 'only'));
    act(() => table.rows.pick(rows[2].path, 'toggle'));
    expect(screen.getByText('Left out: 1 complete already.')).toBeDefined();
    fireEvent.click(button('Convert 1 selected'));
    expect(onConvert).toHaveBeenLastCalledWith([rows[1].path]);
    act(() => table.rows.pick(rows[2].path, 'only'));
    expect(button('Convert selected').disabled).toBe(true);
    expect(screen.getByText('It is complete already.')).toBeDefined();
  });

  it('shows how far all conversions are, cancels all, and sums up at the end', async () => {
    const rows = [exampleRow(1), exampleRow(2), exampleRow(3)];
    const { backend, notify, button } = await open(rows);
    const running = rows.map(row => exampleItem(row, 'running', { bytesDone: 250 }));
    notify(conversion({ items: running, bytesPerSecond: 25 }));
    await drawn();
    expect(screen.getByText('0 of 3 files done, 25 B/s, 1 min 30 s left')).toBeDefined();
    fireEvent.click(button('Cancel all'));
    await drawn();
    expect(backend.askedFor('job/cancel')).toEqual([{ id: 'a' }]);
    const ended = rows.map((row, at) => exampleItem(row, at === 0 ? 'failed' : 'done'));
    notify(conversion({ status: 'failed', startedAt: 1000, endedAt: 191_000, items: ended }));
    await drawn();
    expect(screen.getByText('2 converted, 1 failed, in 3 min 10 s')).toBeDefined();
    fireEvent.click(button('Retry 1 failed'));
    await drawn();
    expect(backend.askedFor('job/retry')).toEqual([{ id: 'a', inputs: [rows[0].path] }]);
  });
});
