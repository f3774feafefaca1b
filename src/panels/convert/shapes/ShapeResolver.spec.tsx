import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import React from 'react';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import type { FakeBackend } from '../../testing/fakeBackend';
import { inspection } from '../../testing/fakeBackend';
import { ResolverModel } from './resolverModel';
import { ShapeResolver } from './ShapeResolver';
import { ShapesModel } from './shapesModel';
import { backendWith, row, seamedSums, streamed } from './testing/acquisition';
import { candidatesOf } from './testing/candidates';

async function open(backend: FakeBackend = backendWith(), shown: AcquisitionRow = row()) {
  const shapes = new ShapesModel();
  const model = new ResolverModel(backend, shapes, nullTranslator.load(''));
  render(<ShapeResolver model={model} />);
  act(() => model.show(shown));
  await waitFor(() => expect(model.state.found.state).not.toBe('loading'));
  return { backend, shapes, model };
}

async function read(backend?: FakeBackend) {
  const opened = await open(backend);
  await waitFor(() => expect(opened.model.state.analysis.spikes).toBeTruthy());
  return opened;
}

const withFrames = (frames: number): FakeBackend =>
  backendWith({
    'convert/inspect': () => ({
      acquisitions: [inspection({ frames, candidates: candidatesOf({ frames }) })],
      errors: []
    }),
    'scan/frameSums': streamed(new Float32Array(frames).fill(1))
  });

const slider = (name: string): HTMLInputElement => screen.getByRole('slider', { name });
const box = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
const checked = (): string => screen.getByRole('radio', { checked: true }).textContent ?? '';
const use = (): HTMLElement => screen.getByRole('button', { name: 'Use this shape' });

beforeAll(() => {
  // jsdom has no canvas; what is drawn is tested as pixels
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

afterEach(cleanup);

describe('ShapeResolver', () => {
  it('offers the shapes with what speaks for each, and says what EDX means here', async () => {
    await read();
    expect(checked()).toMatch(/31 rows × 32 columns.*Auto.*EDX.*every frame used.*992 frames are 32 x/);
    expect(screen.getByText(/a scan with EDX. Known shape is taken, with fly-back off/)).toBeTruthy();
    expect(within(screen.getByRole('radio', { checked: true })).getByRole('img', { hidden: true })).toHaveProperty(
      'tagName',
      'CANVAS'
    );
    expect(screen.queryByText('divisors', { exact: false })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /^\d more shapes$/ }));
    expect(screen.getAllByText('divisors', { exact: false }).length).toBeGreaterThan(1);
  });

  it('moves among the shapes by arrow keys, one of them reached by Tab', async () => {
    await read();
    const press = (key: string): void => void fireEvent.keyDown(screen.getByRole('radio', { checked: true }), { key });
    const first = checked();
    press('ArrowDown');
    expect(checked()).not.toBe(first);
    expect(document.activeElement).toBe(screen.getByRole('radio', { checked: true }));
    press('ArrowUp');
    expect(checked()).toBe(first);
    press('ArrowUp');
    expect(checked()).toMatch(/Another shape/);
    press('Home');
    expect(checked()).toBe(first);
    expect(screen.getAllByRole('radio').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });

  it('moves the first frame by keys: one frame, ten, a line, and to the ends', async () => {
    await read();
    const press = (key: string, shiftKey = false): void =>
      void fireEvent.keyDown(slider('First frame'), { key, shiftKey });
    press('ArrowRight');
    press('ArrowUp');
    press('ArrowLeft');
    expect(box('First frame').value).toBe('1');
    press('PageUp');
    expect(box('First frame').value).toBe('33');
    press('ArrowRight', true);
    expect(box('First frame').value).toBe('43');
    press('PageDown');
    press('PageDown');
    expect(slider('First frame').value).toBe('0');
    press('End');
    expect(box('First frame').value).toBe('64');
    expect(box('Scan_Y (rows)').value).toBe('29');
    press('Escape');
    expect(box('First frame').value).toBe('0');
    expect(box('Scan_Y (rows)').value).toBe('31');
  });

  it('names the seam, closes it with a click, and uses the shape', async () => {
    const { shapes } = await read(backendWith({ 'scan/frameSums': streamed(seamedSums(11)) }));
    expect(screen.getByText(/A clear seam/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Seam at column 11: roll by 11 columns' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Seam at column 11: begin at frame 11' }));
    await waitFor(() => expect(screen.getByText(/No seam to be seen/)).toBeTruthy());
    fireEvent.click(use());
    expect(shapes.state.choices.get(row().path)).toMatchObject({ firstFrame: 11 });
    expect(screen.getByText('chosen by hand')).toBeTruthy();
    expect(use().getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Back to Auto' }));
    expect(shapes.state.choices.size).toBe(0);
  });

  it('takes a choice back with Ctrl+Z and gives it again with Ctrl+Shift+Z, but not while a number is edited', async () => {
    const { shapes } = await read();
    fireEvent.click(use());
    expect(shapes.state.choices.size).toBe(1);
    fireEvent.keyDown(box('Scan_X (columns)'), { key: 'z', ctrlKey: true });
    expect(shapes.state.choices.size).toBe(1);
    fireEvent.keyDown(use(), { key: 'z', ctrlKey: true });
    expect(shapes.state.choices.size).toBe(0);
    fireEvent.keyDown(use(), { key: 'Z', ctrlKey: true, shiftKey: true });
    expect(shapes.state.choices.size).toBe(1);
  });

  it('ties a problem to its field, and says why the shape cannot be used', async () => {
    const { shapes } = await read();
    fireEvent.change(box('First frame'), { target: { value: '5000' } });
    const field = box('First frame');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/from 0 to 991/);
    expect(use().getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(use().getAttribute('aria-describedby') ?? '')?.textContent).toMatch(/do not fit/);
    fireEvent.click(use());
    expect(shapes.state.choices.size).toBe(0);
  });

  it('has all repairs off, and records those that are asked for', async () => {
    const { shapes } = await read();
    const crop = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Crop last column' });
    const spikes = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Replace spikes' });
    expect([slider('Roll columns').value, crop.checked, spikes.checked]).toEqual(['0', false, false]);
    fireEvent.click(crop);
    fireEvent.click(spikes);
    fireEvent.change(slider('Roll columns'), { target: { value: '3' } });
    fireEvent.click(use());
    expect(shapes.state.choices.get(row().path)?.repair).toEqual({ roll: 3, cropLastColumn: true, spikes: true });
  });

  it('compares with the image before the changes', async () => {
    await read();
    const before = screen.getByRole<HTMLButtonElement>('button', { name: 'Before' });
    expect(before.disabled).toBe(true);
    fireEvent.change(box('Scan_X (columns)'), { target: { value: '16' } });
    expect(screen.getByText('62 rows × 16 columns')).toBeTruthy();
    fireEvent.click(before);
    expect(screen.getByText('Before: 31 rows × 32 columns')).toBeTruthy();
  });

  it('says that there is nothing to choose of a single frame, and what a stack is', async () => {
    await open(withFrames(1));
    expect(screen.getByText(/A single frame: there is no scan shape to choose/)).toBeTruthy();
    expect(screen.queryByRole('radiogroup')).toBeNull();
    cleanup();
    await open(withFrames(127));
    expect(screen.getByText(/There is no scan shape to choose: nothing divides these 127 frames/)).toBeTruthy();
    expect(screen.getByText(/A stack has no scan image/)).toBeTruthy();
    expect(screen.queryByRole('slider')).toBeNull();
  });

  it('says how far it is, that a file grows, and why it cannot be read', async () => {
    await open(
      backendWith({
        'scan/frameSums': (_params, _method, way) => {
          way.report({ first: 0, sums: 'AACAPw==', done: 12, of: 992 });
          return new Promise(() => undefined);
        }
      }),
      row({ state: 'growing' })
    );
    await waitFor(() => expect(screen.getByText('Reading frames 12 of 992')).toBeTruthy());
    expect(screen.getByText(/still being written: the shapes are those of the 992 frames/)).toBeTruthy();
    cleanup();
    await open(backendWith({ 'convert/inspect': () => Promise.reject(new Error('No such file.')) }));
    expect(screen.getByRole('alert').textContent).toContain('No such file.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});
