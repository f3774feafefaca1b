import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { conversion, converted, FakeBackend, inspection, settled } from '../../panels/testing/fakeBackend';
import { exampleRow } from '../../panels/testing/tableExamples';
import { JobBinding } from '../jobBinding';
import type { JobParams } from '../jobTraits';
import { SiteModel } from '../siteModel';
import { convertCell } from './convertCell';

const SESSION = { base: '/data', year: '2026', session: 'cm1-1', subfolder: '' };
const FOLDER = '/data/2026/cm1-1';
const ROW = exampleRow();

beforeAll(() => {
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  // jsdom has no canvas; what is drawn is tested as pixels
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

/** A cell on a session of one acquisition, or on a folder outside of any. */
function made(place: 'session' | 'folder' = 'session') {
  const { output, ...loose } = ROW;
  const row = place === 'session' ? { ...loose, output } : loose;
  const backend = new FakeBackend({
    'session/guess': () => (place === 'session' ? SESSION : null),
    'session/choices': () => ({
      bases: [{ path: '/data' }],
      years: { entries: ['2026'], more: 0 },
      sessions: { entries: ['cm1-1'], more: 0 },
      subfolders: { entries: [], more: 0 },
      problems: []
    }),
    'folder/list': params => ({ ...(params as object), entries: [] }),
    'acquisitions/watch': (_, __, { report }) => {
      report({ rows: [row], gone: [], scanned: 1, total: 1, busy: false });
      return new Promise(() => undefined);
    },
    'convert/inspect': () => ({ acquisitions: [inspection({ input: row.path })], errors: [] }),
    'scan/frameSums': () => new Promise(() => undefined),
    'job/start': () => conversion({ id: 'mine' })
  });
  backend.become('ready');
  const events: [string, unknown][] = [];
  const site = new SiteModel({ convert: { thumbnails: true, pollSeconds: 5, form: { binSig: '2' } } });
  const surroundings = { backend, trans: nullTranslator.load(''), site };
  const binding = new JobBinding('convert', convertCell, surroundings, {
    paramsEdited: params => events.push(['params', params]),
    pathChosen: path => events.push(['path', path]),
    started: ({ id }) => events.push(['started', id]),
    followed: ({ status }) => events.push(['followed', status]),
    shown: traits => events.push(['shown', traits])
  });
  return { backend, binding, events, site };
}

/** Time for rows to come to the screen, which they do once per frame. */
async function drawnRows(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 10; turn++) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  });
}

async function drawn(params: JobParams = { binSig: 4, workers: 2 }, place: 'session' | 'folder' = 'session') {
  const parts = made(place);
  parts.binding.applyParams(params);
  parts.binding.show(place === 'session' ? FOLDER : '/loose');
  render(parts.binding.panel());
  fireEvent.click(screen.getByRole('button', { name: 'Options' }));
  await drawnRows();
  return parts;
}

async function convert(): Promise<void> {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: /^Convert all/ }));
    await settled();
  });
}

afterEach(cleanup);

describe('the Convert panel in a cell', () => {
  it('shows path and params in the form, and tells nothing back', async () => {
    const { backend, events } = await drawn();
    expect(screen.getByLabelText<HTMLInputElement>('Bin diffraction').value).toBe('4');
    expect(backend.askedFor('acquisitions/watch')).toMatchObject([{ place: SESSION, options: { binSig: 4 } }]);
    expect(events).toEqual([]);
  });

  it('tells what the user edits, once for each change that counts', async () => {
    const { binding, events } = await drawn();
    const box = screen.getByLabelText('Bin diffraction');
    fireEvent.change(box, { target: { value: 'x' } });
    fireEvent.blur(box);
    fireEvent.change(box, { target: { value: '1' } });
    fireEvent.change(box, { target: { value: '16' } });
    expect(events).toEqual([]);
    fireEvent.blur(box);
    const edited = { binSig: 16, workers: 2 };
    expect(events).toEqual([['params', edited]]);
    act(() => binding.applyParams(edited));
    expect(events).toHaveLength(1);
  });

  it('does not retype a number under the hands of the user', async () => {
    const { binding, events } = await drawn();
    const box = screen.getByLabelText<HTMLInputElement>('Bin diffraction');
    fireEvent.change(box, { target: { value: '02' } });
    fireEvent.blur(box);
    act(() => binding.applyParams(events[0][1] as JobParams));
    expect(box.value).toBe('02');
  });

  it('converts with the options of Python that the form has no box for, and says what was started', async () => {
    const { backend, events } = await drawn();
    await convert();
    expect(backend.askedFor('job/start')).toMatchObject([{ inputs: [ROW.path], options: { binSig: 4, workers: 2 } }]);
    expect(events).toEqual([['started', 'mine']]);
  });

  it.each(['session', 'folder'] as const)(
    'converts data of a %s into the folder that Python has named',
    async place => {
      const { backend } = await drawn({ out: '/results' }, place);
      expect(screen.getByLabelText<HTMLInputElement>('Output folder').value).toBe('/results');
      expect(backend.askedFor('acquisitions/watch').at(-1)).toMatchObject({ options: { out: '/results' } });
      await convert();
      expect(backend.askedFor('job/start')).toMatchObject([{ options: { out: '/results' } }]);
    }
  );

  it('reads a scan by the shape that Python has set for its file, and keeps it when the form is edited', async () => {
    const shapes = { [ROW.path]: { reshape: 'known', scanX: 4, scanY: 3 } };
    const { backend, binding, events } = await drawn({ shapes });
    expect(backend.askedFor('acquisitions/watch').at(-1)).toMatchObject({ shapes });
    await convert();
    expect(backend.askedFor('job/start')).toMatchObject([{ choices: shapes }]);
    fireEvent.click(screen.getByLabelText(/^Insert chip gap/));
    expect(events).toEqual([
      ['started', 'mine'],
      ['params', { cross: false, shapes }]
    ]);
    act(() => binding.applyParams({}));
    expect(backend.askedFor('acquisitions/watch').at(-1)).toMatchObject({ shapes: {} });
    expect(events).toHaveLength(2);
  });

  it('tells Python of a scan shape chosen by hand, and when it is taken back', async () => {
    const { events } = await drawn();
    fireEvent.click(screen.getByRole('tab', { name: 'Scan shape' }));
    fireEvent.click(await screen.findByRole('radio', { name: /^16 rows × 16 columns/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Use this shape' }));
    await act(settled);
    const shapes = { [ROW.path]: expect.objectContaining({ reshape: 'known', scanX: 16, scanY: 16 }) };
    expect(events).toEqual([['params', { binSig: 4, workers: 2, shapes }]]);
    fireEvent.click(screen.getByRole('button', { name: 'Back to Auto' }));
    expect(events.at(-1)).toEqual(['params', { binSig: 4, workers: 2 }]);
  });

  it('tells edits also while data outside a session still lack a folder for results', async () => {
    const { events } = await drawn({}, 'folder');
    fireEvent.click(screen.getByLabelText(/^Insert chip gap/));
    expect(events).toEqual([['params', { cross: false }]]);
  });

  it('takes from the settings where data are, and no options', async () => {
    const { binding, events, site } = await drawn({});
    const session = { bases: ['/site'], defaultBase: '', defaultFolder: '' };
    const convert = { thumbnails: false, pollSeconds: 3, form: { binSig: '8' } };
    act(() => site.take({ session, convert }));
    expect(screen.getByLabelText<HTMLInputElement>('Bin diffraction').value).toBe('1');
    expect(screen.getByLabelText<HTMLInputElement>('Thumbnails').checked).toBe(false);
    expect(events).toEqual([]);
    binding.dispose();
  });

  it('shows the result of a conversion that Python has started to who looks at nothing', async () => {
    const parts = made();
    const second = exampleRow(1, { state: 'complete' });
    parts.backend.answers['acquisitions/watch'] = (_, __, { report }) => {
      report({ rows: [ROW, second], gone: [], scanned: 2, total: 2, busy: false });
      return new Promise(() => undefined);
    };
    parts.binding.show(FOLDER);
    parts.binding.follow('mine');
    render(parts.binding.panel());
    const done = converted('mine', second.output);
    parts.backend.notify({ ...done, items: [{ ...done.items[0], input: second.path }] });
    await drawnRows();
    expect(parts.backend.askedFor('viewer/file')).toEqual([{ output: second.output }]);
  });

  it('tells how its own conversion stands, and of no other', async () => {
    const { backend, binding, events } = made();
    binding.follow('mine');
    backend.notify(conversion({ id: 'other' }));
    backend.notify(conversion({ id: 'mine' }));
    backend.notify(converted('other'));
    backend.notify(converted('mine'));
    await settled();
    expect(events).toEqual([
      ['followed', 'running'],
      ['followed', 'done']
    ]);
  });

  it('tells how it stands when the page learns of it later, as after a reload', async () => {
    const { backend, binding, events } = made();
    backend.answers['job/list'] = () => [converted('mine')];
    binding.follow('mine');
    backend.become('lost');
    backend.become('ready');
    await settled();
    expect(events).toEqual([['followed', 'done']]);
  });

  it('is silent when the cell has gone', () => {
    const { backend, binding, events } = made();
    binding.follow('mine');
    binding.dispose();
    backend.notify(converted('mine'));
    expect(events).toEqual([]);
  });
});
