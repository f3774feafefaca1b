import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import React from 'react';

import type { AcquisitionRow } from '../../protocol/acquisitions';
import { BackendError } from '../../protocol/backendError';
import type { Job } from '../../protocol/jobs';
import { convertExample } from '../testing/convertExample';
import type { Answer } from '../testing/fakeBackend';
import { conversion, converted, settled } from '../testing/fakeBackend';
import { SessionBackend } from '../testing/sessionBackend';
import { exampleItem, exampleRow } from '../testing/tableExamples';
import type { ConvertModel } from './convertModel';
import { ConvertPanel } from './ConvertPanel';

const SEEN = { contentRect: { width: 1200, height: 600 }, target: { clientHeight: 600 } };
class FakeResizeObserver {
  constructor(private readonly _told: (entries: (typeof SEEN)[]) => void) {}
  observe(): void {
    this._told([SEEN]);
  }
  disconnect(): void {}
}

const ROWS = [0, 1, 2].map(second => exampleRow(second));

const started: Answer = params => {
  const { options, choices } = params as Pick<Job<'convert'>, 'options' | 'choices'>;
  return conversion({ status: 'waiting', options, choices, items: ROWS.map(row => exampleItem(row, 'waiting')) });
};

let model: ConvertModel;
function opened(answers: Record<string, Answer> = {}): SessionBackend {
  const backend = new SessionBackend({ 'job/start': started, ...answers });
  model = convertExample(backend);
  render(<ConvertPanel model={model} />);
  return backend;
}

beforeAll(() => {
  // jsdom has neither: what is drawn is tested as pixels, and the width is the same for all
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  Object.assign(window, { ResizeObserver: FakeResizeObserver });
});
afterEach(() => {
  cleanup();
  model.dispose();
});

const box = (name: string): HTMLInputElement => screen.getByRole('combobox', { name });
const main = (name: string | RegExp): HTMLButtonElement => screen.getByRole('button', { name });
const table = () => within(screen.getByRole('region', { name: 'Table of acquisitions' }));
const lines = (): HTMLElement[] =>
  within(screen.getByRole('grid', { name: 'Acquisitions' }))
    .getAllByRole('row')
    .slice(1);

async function click(element: HTMLElement): Promise<void> {
  await act(async () => {
    fireEvent.click(element);
    await settled();
  });
}

async function pick(list: string, option: RegExp): Promise<void> {
  await click(box(list));
  await click(screen.getByRole('option', { name: option }));
}

/** The session is chosen as a newcomer does, without a word typed. */
async function inSession(answers: Record<string, Answer> = {}): Promise<SessionBackend> {
  const backend = opened(answers);
  await act(async () => {
    backend.become('ready');
    await settled();
  });
  await pick('Base directory', /\/data/);
  return backend;
}

async function told(backend: SessionBackend, rows: readonly AcquisitionRow[], busy = false): Promise<void> {
  act(() => backend.show(rows, busy));
  await waitFor(() => expect(lines()).toHaveLength(rows.length));
}

describe('ConvertPanel', () => {
  it('leads a newcomer from nothing to a result', async () => {
    const backend = opened();
    expect(main('Convert').disabled).toBe(true);
    expect(table().getByRole('status').textContent).toMatch(/^Choose a session, or another folder/);
    await act(async () => {
      backend.become('ready');
      await settled();
    });
    expect(screen.getByText(/^Pick the base directory/)).toBeTruthy();
    // There is one year and one session in it: nothing more is asked.
    await pick('Base directory', /\/data/);
    expect(box('Session').value).toBe('cm1-1');
    expect(table().getByRole('status').textContent).toBe('Looking for .mib files…');

    const bare = ROWS.map(({ path, stem, sample, bytes, modified }) => ({ path, stem, sample, bytes, modified }));
    await told(backend, bare, true);
    expect(main('Convert').disabled).toBe(true);
    expect(screen.getByText(/Headers are being read/)).toBeTruthy();
    await told(backend, ROWS);
    await waitFor(() => expect(main('Convert all 3 new').disabled).toBe(false));
    expect(lines()[0].textContent).toContain('15 × 16');

    await click(main('Convert all 3 new'));
    expect(backend.askedFor('job/start')).toMatchObject([
      { kind: 'convert', inputs: ROWS.map(({ path }) => path), choices: {} }
    ]);
    act(() => backend.notify(conversion({ items: ROWS.map(row => exampleItem(row, 'running', { bytesDone: 500 })) })));
    await waitFor(() => expect(screen.getAllByRole('progressbar').length).toBeGreaterThan(0));
    expect(screen.queryByRole('tab')).toBeNull();

    const [{ result: done }] = converted().items;
    const items = ROWS.map((row, at) =>
      exampleItem(row, at === 0 ? 'done' : 'running', at === 0 && done ? { result: { ...done, input: row.path } } : {})
    );
    act(() => backend.notify(conversion({ items })));
    await waitFor(() => expect(screen.getByRole('tab', { name: 'Result' }).getAttribute('aria-selected')).toBe('true'));
    await waitFor(() => expect(screen.getByRole('heading', { name: /20260317_101200_data\.hdf5/ })).toBeTruthy());
    expect(screen.getByText('15 × 15 scan positions of 8 × 8 px, uint16')).toBeTruthy();
  });

  it('converts what was selected, and says so on the button', async () => {
    const backend = await inSession();
    await told(backend, ROWS);
    await click(within(lines()[1]).getByRole('checkbox'));
    await click(main('Convert 1 selected'));
    expect(backend.askedFor('job/start')).toMatchObject([{ inputs: [model.table.rows.state.shown[1].path] }]);
  });

  it('says at the button which option needs a change, and leads to its field', async () => {
    const backend = await inSession();
    await told(backend, ROWS);
    act(() => model.form.edit({ binSig: '0' }));
    expect(screen.getByText('Bin diffraction is a whole number from 1 (off) to 64.')).toBeTruthy();
    await click(main(/^Convert all/));
    expect(backend.askedFor('job/start')).toEqual([]);
    expect(document.activeElement).toBe(box('Bin diffraction'));
    expect(box('Bin diffraction').getAttribute('aria-invalid')).toBe('true');
  });

  it('says why a conversion did not start', async () => {
    const backend = await inSession({
      'job/start': () => {
        throw new BackendError('E_WRITE', '/data/2026/cm1-1/processing cannot be written.');
      }
    });
    await told(backend, ROWS);
    await click(main('Convert all 3 new'));
    expect(screen.getByRole('alert').textContent).toContain('/data/2026/cm1-1/processing cannot be written.');
    expect(main('Convert all 3 new').disabled).toBe(false);
  });

  it('keeps the table while the backend is away, and converts nothing then', async () => {
    const backend = await inSession();
    await told(backend, ROWS);
    act(() => backend.become('lost', 'The 4D-STEM backend has stopped.'));
    expect(lines()).toHaveLength(3);
    expect(main(/^Convert all/).disabled).toBe(true);
    expect(screen.getByText('Waiting for the backend.')).toBeTruthy();
  });

  it('shows how an acquisition would be read, and its details, when it is looked at', async () => {
    const backend = await inSession();
    await told(backend, ROWS);
    await click(lines()[0]);
    expect(screen.getByRole('tab', { name: 'Scan shape' }).getAttribute('aria-selected')).toBe('true');
    await waitFor(() => expect(screen.getAllByRole('radio', { name: /15 rows × 15 columns/ })).toHaveLength(1));
    await click(screen.getByRole('tab', { name: 'Details' }));
    expect(screen.getByRole('region', { name: /^Details of/ }).textContent).toContain('Not converted yet.');
  });
});
