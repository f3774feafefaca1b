import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';

import { BackendError } from '../../protocol/backendError';
import type { Answer } from '../testing/fakeBackend';
import { FakeBackend, settled } from '../testing/fakeBackend';
import { encoded } from '../testing/images';
import { Viewer } from './Viewer';
import { ViewerModel } from './viewerModel';

/** Draws nothing, but has its axes where Plotly would: ten pixels of the screen to one of the image, from (50, 8) on. */
const mockPlotly = {
  react: jest.fn(async (element: HTMLElement, _: unknown, layout: Record<'xaxis' | 'yaxis', { range: number[] }>) => {
    const { xaxis, yaxis } = layout;
    const length = ({ range }: { range: number[] }): number => 10 * Math.abs(range[1] - range[0]);
    return Object.assign(element, {
      on: () => undefined,
      _fullLayout: {
        xaxis: { _offset: 50, _length: length(xaxis), range: xaxis.range },
        yaxis: { _offset: 8, _length: length(yaxis), range: yaxis.range }
      }
    });
  }),
  purge: jest.fn()
};
jest.mock('plotly.js/dist/plotly-cartesian.min', () => ({ __esModule: true, default: mockPlotly }));

class FakeResizeObserver {
  constructor(private readonly _told: (entries: { contentRect: { width: number } }[]) => void) {}
  observe(): void {
    this._told([{ contentRect: { width: 400 } }]);
  }
  disconnect(): void {}
}

beforeEach(() => Object.assign(window, { ResizeObserver: FakeResizeObserver }));
afterEach(cleanup);

const pattern = encoded(
  Array.from({ length: 64 }, (_, pixel) => (pixel === 27 ? 50 : 1)),
  [8, 8]
);

async function shown(answers: Record<string, Answer> = {}) {
  const backend = new FakeBackend({
    'viewer/file': () => ({
      output: '/out/T1_data.hdf5',
      shape: [4, 6, 8, 8],
      dtype: 'uint16',
      version: '1',
      hasOverview: true
    }),
    'viewer/overview': () => ({
      output: '/out/T1_data.hdf5',
      sumImage: encoded(
        Array.from({ length: 24 }, (_, place) => place),
        [4, 6]
      ),
      meanPattern: pattern,
      maximumPattern: pattern
    }),
    'viewer/pattern': () => ({ image: pattern, total: 113, stored: true, version: '1' }),
    'viewer/patternSum': () => ({ image: pattern, frames: 6, version: '1' }),
    'viewer/virtualImage': () => ({
      image: encoded(
        Array.from({ length: 24 }, () => 1),
        [4, 6]
      ),
      pixels: 5,
      version: '1'
    }),
    ...answers
  });
  const model = new ViewerModel(backend, nullTranslator.load(''));
  render(<Viewer model={model} />);
  await act(async () => {
    await model.show('/out/T1_data.hdf5');
    await settled();
  });
  return { backend, model };
}

const scan = () => within(screen.getByRole('region', { name: 'Scan' }));
const patternPane = () => within(screen.getByRole('region', { name: 'Diffraction pattern' }));
const press = (element: Element, key: string, shiftKey = false) =>
  act(async () => {
    fireEvent.keyDown(element, { key, shiftKey });
    await settled();
  });

/** Presses and releases on the scan image, at pixels of the screen. */
async function mouse(from: [number, number], to: [number, number], shiftKey = false): Promise<void> {
  const plot = scan().getByRole('img', { name: /Sum image/ });
  const at = ([clientX, clientY]: [number, number]) => ({ clientX, clientY, button: 0, shiftKey });
  await act(async () => {
    fireEvent.mouseDown(plot, at(from));
    fireEvent.mouseMove(document, at(to));
    fireEvent.mouseUp(document, at(to));
    await settled();
  });
}

describe('Viewer', () => {
  it('says what the file holds and shows scan and mean pattern', async () => {
    await shown();
    expect(screen.getByRole('heading', { name: 'T1_data.hdf5' })).toBeTruthy();
    expect(screen.getByText('4 × 6 scan positions of 8 × 8 px, uint16')).toBeTruthy();
    expect(patternPane().getByRole('img', { name: 'Mean pattern, 8 rows by 8 columns' })).toBeTruthy();
  });

  it('shows the pattern that was clicked, and steps from there with the arrow keys', async () => {
    const { backend } = await shown();
    await mouse([50 + 25, 8 + 15], [50 + 26, 8 + 15]);
    expect(patternPane().getByText(/Pattern at row 1, column 2/)).toBeTruthy();
    expect(patternPane().getByText('113 counts in all')).toBeTruthy();
    const crosshair = screen.getByRole('slider', { name: 'Scan position' });
    expect(document.activeElement).toBe(crosshair);
    await press(crosshair, 'ArrowDown');
    await press(crosshair, 'ArrowRight', true);
    expect(backend.askedFor('viewer/pattern').map(params => (params as { at: unknown }).at)).toEqual([
      { row: 1, column: 2 },
      { row: 2, column: 2 },
      { row: 2, column: 5 }
    ]);
  });

  it('takes a drag for a look around, not for a click', async () => {
    const { backend } = await shown();
    await mouse([50 + 5, 8 + 5], [50 + 35, 8 + 25]);
    expect(backend.askedFor('viewer/pattern')).toEqual([]);
  });

  it('sums the region that is drawn with Shift', async () => {
    const { backend } = await shown();
    await mouse([50 + 12, 8 + 12], [50 + 38, 8 + 28], true);
    expect(backend.askedFor('viewer/patternSum')).toEqual([
      { output: '/out/T1_data.hdf5', region: { row: 1, column: 1, rows: 2, columns: 3 } }
    ]);
    expect(patternPane().getByText('6 patterns summed')).toBeTruthy();
    expect((scan().getByLabelText('Columns') as HTMLInputElement).value).toBe('3');
  });

  it('moves the virtual detector by keys, by numbers and by presets', async () => {
    const { backend } = await shown();
    await act(async () => {
      fireEvent.click(scan().getByRole('button', { name: 'Virtual image' }));
      await settled();
    });
    const detectors = () =>
      backend.askedFor('viewer/virtualImage').map(params => (params as { detector: Record<string, unknown> }).detector);
    const { row, column } = detectors()[0] as { row: number; column: number };
    await press(screen.getByRole('slider', { name: 'Centre' }), 'ArrowLeft');
    expect(detectors()[1]).toMatchObject({ row, column: column - 1 });
    await act(async () => {
      fireEvent.change(patternPane().getByRole('spinbutton', { name: 'Radius' }), { target: { value: '2.5' } });
      await settled();
    });
    expect(detectors()[2]).toMatchObject({ column: column - 1, radius: 2.5 });
    await act(async () => {
      fireEvent.click(patternPane().getByRole('button', { name: 'ADF' }));
      await settled();
    });
    expect(detectors()[3]).toMatchObject({ shape: 'annulus' });
    expect(screen.getAllByRole('slider').map(({ ariaLabel }) => ariaLabel ?? '')).toHaveLength(3);
    expect(patternPane().getByText('5 px in the detector')).toBeTruthy();
  });

  it('gives a drag of the detector up with Esc', async () => {
    const { model } = await shown();
    await act(async () => {
      model.detect({ shape: 'disc', row: 3, column: 3, radius: 2 });
      await settled();
    });
    const centre = screen.getByRole('slider', { name: 'Centre' });
    Object.assign(centre, { setPointerCapture: () => undefined });
    // jsdom has no pointer events: mouse events by their name carry what the handle reads
    const pointer = (type: string, clientX: number): MouseEvent =>
      new MouseEvent(type, { clientX, clientY: 43, button: 0, bubbles: true });
    await act(async () => {
      fireEvent(centre, pointer('pointerdown', 85));
      fireEvent(centre, pointer('pointermove', 105));
    });
    expect(model.virtual.state.detector).toMatchObject({ row: 3, column: 5 });
    await press(centre, 'Escape');
    await act(async () => {
      fireEvent(centre, pointer('pointermove', 115));
      fireEvent(centre, pointer('pointerup', 115));
    });
    expect(model.virtual.state.detector).toMatchObject({ row: 3, column: 3 });
  });

  it('offers to reload a file that cannot be opened, with the sentence that says why', async () => {
    let tries = 0;
    await shown({
      'viewer/file': () => {
        if (tries++ === 0) {
          throw new BackendError('E_NOT_FOUND', '/out/T1_data.hdf5 does not exist.');
        }
        return { output: '/out/T1_data.hdf5', shape: [4, 6, 8, 8], dtype: 'uint16', version: '1', hasOverview: true };
      }
    });
    expect(screen.getByRole('alert').textContent).toContain('does not exist');
    await act(async () => {
      fireEvent.click(screen.getAllByRole('button', { name: 'Reload' })[1]);
      await settled();
    });
    expect(screen.getByRole('region', { name: 'Scan' })).toBeTruthy();
  });

  describe('of a stack', () => {
    const STACK = { output: '/out/T1_data.hdf5', shape: [24, 8, 8], dtype: 'uint16', version: '1', hasOverview: true };
    const signal = encoded(
      Array.from({ length: 24 }, (_, frame) => 1000 + frame),
      [1, 24]
    );
    const stack = () =>
      shown({ 'viewer/file': () => STACK, 'viewer/virtualImage': () => ({ image: signal, pixels: 5, version: '1' }) });
    const line = () => screen.getByRole('group', { name: /^Counts on the virtual detector/ });
    const click = (name: string) =>
      act(async () => {
        fireEvent.click(screen.getByRole('button', { name }));
        await settled();
      });
    /** Of the pointer on the line; jsdom has no pointer events, but React hears any event of that name. */
    const point = (type: string, clientX: number, shiftKey = false) =>
      act(async () => {
        fireEvent(line(), new MouseEvent(type, { clientX, shiftKey, button: 0, bubbles: true }));
        await settled();
      });
    // 400 px wide, of which the margins take 76 and 12: 23 steps on 312 px
    const xAt = (frame: number): number => 76 + (frame / 23) * 312;

    it('steps through it by its slider', async () => {
      const { backend } = await stack();
      await act(async () => {
        fireEvent.change(screen.getByRole('slider', { name: 'Frame' }), { target: { value: '7' } });
        await settled();
      });
      expect(backend.askedFor('viewer/pattern').pop()).toMatchObject({ at: { index: 7 } });
      expect(patternPane().getByText(/Pattern at frame 7/)).toBeTruthy();
      expect(backend.askedFor('viewer/virtualImage')).toEqual([]);
    });

    it('draws the counts on a virtual detector against the number of the frame, and goes to one by click and keys', async () => {
      const { backend } = await stack();
      await click('Virtual detector');
      expect(within(line()).getByText('1 023')).toBeTruthy();
      expect(patternPane().getByText('5 px in the detector')).toBeTruthy();
      await point('pointerdown', xAt(9));
      expect(backend.askedFor('viewer/pattern').pop()).toMatchObject({ at: { index: 9 } });
      const marker = screen.getByRole('slider', { name: 'Frame on the line' });
      expect(marker.getAttribute('aria-valuetext')).toBe('frame 9, 1\u202f009 counts');
      await press(marker, 'ArrowRight', true);
      expect(backend.askedFor('viewer/pattern').pop()).toMatchObject({ at: { index: 19 } });
      await press(screen.getByRole('slider', { name: 'Frame on the line' }), 'End');
      expect(backend.askedFor('viewer/pattern').pop()).toMatchObject({ at: { index: 23 } });
    });

    it('sums frames that are dragged over with Shift, or named', async () => {
      const { backend } = await stack();
      await click('Virtual detector');
      await point('pointerdown', xAt(12), true);
      await point('pointermove', xAt(3), true);
      await point('pointerup', xAt(3), true);
      expect(backend.askedFor('viewer/patternSum')).toMatchObject([
        { region: { row: 0, column: 3, rows: 1, columns: 10 } }
      ]);
      expect(patternPane().getByText(/Sum of frames 3 to 12/)).toBeTruthy();
      fireEvent.change(screen.getByRole('spinbutton', { name: 'to frame' }), { target: { value: '5' } });
      await act(settled);
      expect(backend.askedFor('viewer/patternSum').pop()).toMatchObject({ region: { column: 3, columns: 3 } });
    });

    it('sums all of it by a button', async () => {
      const { backend } = await stack();
      await click('Sum these');
      expect(backend.askedFor('viewer/patternSum')).toMatchObject([{ region: { column: 0, columns: 24 } }]);
      expect(patternPane().getByRole('button', { name: 'Some frames', pressed: true })).toBeTruthy();
    });
  });

  it('holds the range of colours on request', async () => {
    const { model } = await shown();
    await act(async () => fireEvent.click(patternPane().getByRole('button', { name: 'Contrast' })));
    const hold = patternPane().getByRole('button', { name: 'Hold range' });
    await act(async () => fireEvent.click(hold));
    expect(model.state.displays.pattern.range?.[0]).toBe(1);
    await act(async () => fireEvent.click(hold));
    expect(model.state.displays.pattern.range).toBeUndefined();
  });
});
