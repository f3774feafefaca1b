import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { conversion, converted, FakeBackend, inspection, settled } from '../panels/testing/fakeBackend';
import { ConvertBinding } from './convertBinding';
import type { ConvertParams } from './convertTraits';

const FILE = inspection().input;

function made() {
  const backend = new FakeBackend({
    'convert/inspect': () => ({ acquisitions: [inspection()], errors: [] }),
    'convert/start': () => conversion({ id: 'mine' }),
    'convert/overview': params => ({ ...(params as object), meanPattern: null, maximumPattern: null })
  });
  backend.become('ready');
  const events: [string, unknown][] = [];
  const binding = new ConvertBinding(backend, nullTranslator.load(''), {
    paramsEdited: params => events.push(['params', params]),
    pathChosen: path => events.push(['path', path]),
    started: ({ id }) => events.push(['started', id]),
    followed: ({ status }) => events.push(['followed', status])
  });
  return { backend, binding, events };
}

async function drawn() {
  const parts = made();
  parts.binding.applyParams({ binSig: 4, workers: 2 });
  parts.binding.show(FILE);
  render(parts.binding.panel());
  await act(settled);
  return parts;
}

afterEach(cleanup);

describe('ConvertBinding', () => {
  it('shows path and params in the form, and tells nothing back', async () => {
    const { backend, events } = await drawn();
    expect(screen.getByLabelText<HTMLInputElement>('Bin diffraction').value).toBe('4');
    expect(backend.askedFor('convert/inspect')).toEqual([{ path: FILE }]);
    expect(events).toEqual([]);
  });

  it('tells what the user edits, once for each change that counts', async () => {
    const { binding, events } = await drawn();
    const box = screen.getByLabelText('Bin diffraction');
    fireEvent.change(box, { target: { value: 'x' } });
    expect(events).toEqual([]);
    fireEvent.change(box, { target: { value: '2' } });
    const edited = { binSig: 2, workers: 2 };
    expect(events).toEqual([['params', edited]]);
    act(() => binding.applyParams(edited));
    expect(events).toHaveLength(1);
  });

  it('does not retype a number under the hands of the user', async () => {
    const { binding, events } = await drawn();
    const box = screen.getByLabelText<HTMLInputElement>('Bin diffraction');
    fireEvent.change(box, { target: { value: '02' } });
    act(() => binding.applyParams(events[0][1] as ConvertParams));
    expect(box.value).toBe('02');
  });

  it('converts with the options of Python that the form has no box for, and says what was started', async () => {
    const { backend, events } = await drawn();
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: /^Convert/ }));
      await settled();
    });
    expect(backend.askedFor('convert/start')).toMatchObject([{ paths: [FILE], options: { binSig: 4, workers: 2 } }]);
    expect(events).toEqual([['started', 'mine']]);
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
    backend.answers['convert/list'] = () => [converted('mine')];
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
