import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';

import { Sidebar } from '../sidebar/Sidebar';
import type { Answer } from '../testing/fakeBackend';
import { conversion, FakeBackend, inspection, settled } from '../testing/fakeBackend';
import { ConvertModel } from './convertModel';
import { ConvertPanel } from './ConvertPanel';

const BAD = {
  input: '/data/bad.mib',
  code: 'E_HEADER',
  message: '/data/bad.mib does not begin with "MQ1".',
  details: '00 00'
};

async function open(answers: Record<string, Answer> = {}) {
  const backend = new FakeBackend({
    'convert/inspect': () => ({ acquisitions: [inspection()], errors: [] }),
    'convert/start': () => conversion(),
    'folder/list': params => ({
      ...(params as object),
      entries: [{ name: 'T1_data.mib', path: '/data/T1_data.mib', kind: 'mib', bytes: 1000 }]
    }),
    ...answers
  });
  backend.become('ready');
  const model = new ConvertModel(backend, nullTranslator.load(''));
  render(
    <>
      <ConvertPanel model={model} />
      <Sidebar model={model} onOpenConvert={() => undefined} />
    </>
  );
  await act(settled);
  const panel = within(screen.getByRole('region', { name: 'Convert' }));
  const sidebar = within(screen.getByRole('region', { name: '4D-STEM' }));
  const choose = async (path: string): Promise<void> => {
    fireEvent.change(panel.getByLabelText('File or folder'), { target: { value: path } });
    await act(async () => {
      fireEvent.keyDown(panel.getByLabelText('File or folder'), { key: 'Enter' });
      await settled();
    });
  };
  return { backend, model, panel, sidebar, choose };
}

const click = (element: HTMLElement): Promise<void> =>
  act(async () => {
    fireEvent.click(element);
    await settled();
  });

afterEach(cleanup);

describe('ConvertPanel', () => {
  it('leads a newcomer from the empty state to a chosen file', async () => {
    const { backend, panel } = await open();
    await click(panel.getByRole('button', { name: 'Choose data' }));
    await click(panel.getByRole('option', { name: /T1_data.mib/ }));
    expect(backend.askedFor('convert/inspect')).toEqual([{ path: '/data/T1_data.mib' }]);
    expect(panel.queryByRole('listbox')).toBeNull();
  });

  it('says what a file is: detector, frames, and the shape Auto reshape takes with its reason', async () => {
    const { panel, choose } = await open();
    await choose('/data/T1_data.mib');
    const about = panel.getByRole('region', { name: 'About the chosen file' });
    expect(about.textContent).toContain('256 × 256 px, 12 bit, 1 chip');
    expect(about.textContent).toContain('15 rows × 15 columns Use Fly-back, 31 frames left out, taken by Auto reshape');
    expect(about.textContent).toContain('Long exposures.');
  });

  it('takes over another shape that fits', async () => {
    const { model, panel, choose } = await open();
    await choose('/data/T1_data.mib');
    await click(panel.getByRole('button', { name: 'Use 16 rows × 16 columns' }));
    expect(model.state.form).toMatchObject({ reshape: 'known', scanX: '16', scanY: '16', firstFrame: '' });
  });

  it('ties a problem to its field for those who cannot see it', async () => {
    const { panel, choose } = await open();
    await choose('/data/T1_data.mib');
    fireEvent.change(panel.getByLabelText('Bin scan'), { target: { value: '100' } });
    const field = panel.getByLabelText('Bin scan');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const note = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).toBe('Bin scan is a whole number from 1 (off) to 64.');
  });

  it('counts a folder by state, names what cannot be read, and converts the rest', async () => {
    const { backend, panel, sidebar, choose } = await open({
      'convert/inspect': () => ({
        acquisitions: [
          inspection(),
          inspection({ input: '/data/b.mib', state: 'complete' }),
          inspection({ input: '/data/c.mib' })
        ],
        errors: [BAD]
      })
    });
    await choose('/data');
    expect(panel.getByText('2 new')).toBeTruthy();
    expect(panel.getByRole('alert').textContent).toContain(BAD.message);
    expect(sidebar.getByText('1 converted')).toBeTruthy();
    await click(panel.getByRole('button', { name: 'Convert 2 files' }));
    expect(backend.askedFor('convert/start')).toMatchObject([{ paths: ['/data'] }]);
  });

  it('offers nothing to convert where nothing can be read', async () => {
    const { panel, choose } = await open({ 'convert/inspect': () => ({ acquisitions: [], errors: [BAD] }) });
    await choose('/data/bad.mib');
    expect(panel.getByRole('alert').textContent).toContain(BAD.message);
    expect(panel.queryByRole('button', { name: 'Convert' })).toBeNull();
  });

  it('shows progress with its figures, and cancels', async () => {
    const { backend, panel, choose } = await open();
    await choose('/data/T1_data.mib');
    await click(panel.getByRole('button', { name: 'Convert' }));
    act(() => backend.notify(conversion({ bytesPerSecond: 301e6, secondsLeft: 125 })));
    const card = within(panel.getByRole('article', { name: 'Conversion of T1_data.mib' }));
    expect(card.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(card.getByText('64 of 256 frames, 301 MB/s, 2 min 5 s left')).toBeTruthy();
    await click(card.getByRole('button', { name: /Cancel/ }));
    expect(backend.askedFor('convert/cancel')).toEqual([{ id: 'a' }]);
    expect(card.getByRole('button', { name: /Cancel/ }).textContent).toBe('Cancelling…');
  });

  it('shows the sentence of a file that failed, with what was underneath behind a disclosure', async () => {
    const { backend, panel } = await open();
    const [item] = conversion().items;
    act(() => backend.notify(conversion({ status: 'failed', items: [{ ...item, status: 'failed', problem: BAD }] })));
    const card = within(panel.getByRole('article'));
    expect(card.getByRole('alert').textContent).toContain(BAD.message);
    expect(card.getByText('Details').closest('details')?.open).toBe(false);
  });

  it('says that the backend is lost and what goes on meanwhile, and is quiet again when it is back', async () => {
    const { backend, panel, sidebar } = await open();
    backend.answers['convert/list'] = () => [conversion({ secondsLeft: 7 })];
    act(() => backend.notify(conversion()));
    act(() => backend.become('lost', 'The 4D-STEM backend has stopped.'));
    expect(panel.getByRole('alert').textContent).toContain('The 4D-STEM backend has stopped.');
    expect(panel.getByRole('alert').textContent).toContain('One conversion goes on meanwhile.');
    expect(panel.getByRole('article').textContent).toContain('running');
    expect(sidebar.getByText('Backend lost')).toBeTruthy();
    await act(async () => {
      backend.become('ready');
      await settled();
    });
    expect(panel.queryByRole('alert')).toBeNull();
    expect(panel.getByRole('article').textContent).toContain('7 s left');
  });

  it('says why a conversion waits, and why one was interrupted', async () => {
    const { backend, panel } = await open();
    act(() => backend.notify(conversion({ status: 'waiting', reason: 'The cores are in use.' })));
    const card = within(panel.getByRole('article'));
    expect(card.getByText('waiting')).toBeTruthy();
    expect(card.getByText('The cores are in use.')).toBeTruthy();
    expect(card.getByRole('button', { name: /Cancel/ })).toBeTruthy();
    act(() => backend.notify(conversion({ status: 'interrupted', reason: 'It was killed.' })));
    expect(card.getByText('interrupted')).toBeTruthy();
    expect(card.getByText('It was killed.')).toBeTruthy();
    expect(card.queryByRole('button', { name: /Cancel/ })).toBeNull();
  });

  it('says what to do when there is no backend to be had', async () => {
    const { backend, panel } = await open();
    act(() => backend.become('unavailable', 'Run "jupyter server extension enable jupyterlab_4dstem".'));
    expect(panel.getByRole('alert').textContent).toContain('jupyter server extension enable');
    expect(panel.getByRole('button', { name: 'Try again now' })).toBeTruthy();
  });
});
