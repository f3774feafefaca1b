import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import { turns } from '../../parts/turns';
import { CurvePlot } from './CurvePlot';
import type { Curve, Span } from './curveView';

interface DrawnLayout {
  xaxis: { range: number[] };
  yaxis: { range: number[]; type: string };
}
type Handler = (event: Record<string, unknown>) => void;

const mockPlotly = { react: jest.fn(), purge: jest.fn() };
jest.mock('plotly.js/dist/plotly-cartesian.min', () => ({ __esModule: true, default: mockPlotly }));

const handlers = new Map<Element, Record<string, Handler>>();

class FakeResizeObserver {
  constructor(private readonly _told: (entries: object[]) => void) {}
  observe(): void {
    this._told([{ contentRect: { width: 600 } }]);
  }
  disconnect(): void {}
}

beforeEach(() => {
  handlers.clear();
  mockPlotly.react
    .mockReset()
    .mockImplementation(async (element: Element & { on?: unknown }, _, layout: DrawnLayout) => {
      const own = handlers.get(element) ?? {};
      handlers.set(element, own);
      const axis = (range: number[]) => ({ _offset: 50, _length: 500, range });
      return Object.assign(element, {
        on: (name: string, handler: Handler) => (own[name] = handler),
        _fullLayout: { xaxis: axis(layout.xaxis.range), yaxis: axis(layout.yaxis.range) }
      });
    });
  Object.assign(window, { ResizeObserver: FakeResizeObserver });
});
afterEach(cleanup);

const axes = { x: { title: 'q', unit: '1/Å' }, y: { title: 'counts' } };
const curve = (name: string, y = [1, 2]): Curve => ({ name, x: [0, 1], y });

/** Two plots that share the part of the axis in view, as in a panel. */
function Linked({ curves }: { curves: readonly Curve[] }): JSX.Element {
  const [range, setRange] = useState<Span>();
  const [hover, setHover] = useState<number>();
  const shared = { curves, axes, range, hover, onRange: setRange, onHover: setHover };
  return (
    <>
      <CurvePlot title="One" {...shared} />
      <CurvePlot title="Two" {...shared} />
    </>
  );
}

/** Once all that waits for its turn is drawn. */
const settled = () =>
  act(async () => {
    await new Promise(resolve => setTimeout(resolve, 0));
    await new Promise<void>(resolve => turns.ask({}, { place: () => null, work: resolve }));
  });
const plot = (title: string) => screen.getByRole('img', { name: new RegExp(`^${title}`) });
const drawn = (title: string): DrawnLayout =>
  mockPlotly.react.mock.calls.filter(([element]) => element === plot(title)).pop()?.[2];

async function opened(curves = [curve('a'), curve('b')]) {
  const { rerender } = render(<Linked curves={curves} />);
  await settled();
  const tell = async (title: string, name: string, event: Record<string, unknown>): Promise<void> => {
    act(() => handlers.get(plot(title))?.[name]?.(event));
    await settled();
  };
  return { rerender, tell };
}

describe('CurvePlot', () => {
  it('keeps what is in view when the curves change, and shares it along the axis', async () => {
    const { rerender, tell } = await opened();
    expect(drawn('One').xaxis.range).toEqual([0, 1]);
    const zoomed = { 'xaxis.range[0]': 0.2, 'xaxis.range[1]': 0.4, 'yaxis.range[0]': 1, 'yaxis.range[1]': 2 };
    await tell('One', 'plotly_relayout', zoomed);
    rerender(<Linked curves={[curve('a', [5, 6])]} />);
    await settled();
    expect(drawn('One')).toMatchObject({ xaxis: { range: [0.2, 0.4] }, yaxis: { range: [1, 2] } });
    expect(drawn('Two')).toMatchObject({ xaxis: { range: [0.2, 0.4] }, yaxis: { range: [4.95, 6.05] } });
    await tell('Two', 'plotly_doubleclick', {});
    expect(drawn('One').xaxis.range).toEqual([0, 1]);
  });

  it('moves and resets by keys', async () => {
    await opened();
    fireEvent.keyDown(plot('One'), { key: '+' });
    await settled();
    expect(drawn('Two').xaxis.range.map(end => Number(end.toFixed(3)))).toEqual([0.1, 0.9]);
    fireEvent.keyDown(plot('One'), { key: '0' });
    await settled();
    expect(drawn('Two').xaxis.range).toEqual([0, 1]);
  });

  it('shows other curves at once, on the axes that are there', async () => {
    const { rerender } = await opened([curve('a')]);
    const lines = () => [...document.querySelectorAll('.fd-CurveLine-line')].map(line => line.getAttribute('d'));
    const before = lines();
    mockPlotly.react.mockClear();
    rerender(<Linked curves={[curve('a', [1.1, 1.9])]} />);
    expect(lines()).not.toEqual(before);
    await settled();
    expect(mockPlotly.react).not.toHaveBeenCalled();
    // Far beyond the axes, which have to follow
    rerender(<Linked curves={[curve('a', [0, 20])]} />);
    await settled();
    expect(drawn('One').yaxis.range).toEqual([-1, 21]);
  });

  it('points at the same place in both plots', async () => {
    const { tell } = await opened();
    await tell('One', 'plotly_hover', { points: [{ x: 0.5 }] });
    expect([...document.querySelectorAll('.fd-CurveHover')].map(line => line.getAttribute('d'))).toEqual([
      'M300 50v500',
      'M300 50v500'
    ]);
    await tell('One', 'plotly_unhover', {});
    expect(document.querySelector('.fd-CurveHover')).toBeNull();
  });

  it('hides and shows curves by their names, and changes the scale', async () => {
    await opened();
    fireEvent.click(screen.getAllByRole('button', { name: 'a' })[0]);
    await settled();
    const [, data] = mockPlotly.react.mock.calls.filter(([element]) => element === plot('One')).pop() ?? [];
    expect((data as { name: string }[]).map(({ name }) => name)).toEqual(['b']);
    fireEvent.click(screen.getAllByRole('button', { name: 'Log' })[0]);
    await settled();
    expect(drawn('One').yaxis.type).toBe('log');
  });
});
