import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import { DisplayToolbar } from './DisplayToolbar';
import { ImagePane } from './ImagePane';
import type { View } from './viewKeys';

interface DrawnLayout {
  width: number;
  xaxis: { range: number[] };
  yaxis: { range: number[] };
}

type Handler = (event: Record<string, number>) => void;

const mockPlotly = { react: jest.fn(), purge: jest.fn() };
jest.mock('plotly.js/dist/plotly-cartesian.min', () => ({ __esModule: true, default: mockPlotly }));

const handlers = new Map<Element, Record<string, Handler>>();
let resize: ((width: number) => void)[] = [];

class FakeResizeObserver {
  constructor(callback: (entries: { contentRect: { width: number } }[]) => void) {
    resize.push(width => callback([{ contentRect: { width } }]));
  }
  observe(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  resize = [];
  handlers.clear();
  mockPlotly.purge.mockReset();
  mockPlotly.react.mockReset().mockImplementation(async (element: Element & { on?: unknown }) => {
    const own = handlers.get(element) ?? {};
    handlers.set(element, own);
    element.on = (name: string, handler: Handler) => (own[name] = handler);
    return element;
  });
  Object.assign(window, { ResizeObserver: FakeResizeObserver });
});

afterEach(cleanup);

const grid = { values: Float32Array.from([1, 2, 3, 4, 5, 6]), shape: [2, 3] as const };
const display = { scale: 'linear', colourMap: 'gray', percentiles: [0, 100] } as const;

const GRIDS = [grid];

/** Two images that share their view, as the panes of a panel may. */
function Pair(): JSX.Element {
  const [view, setView] = useState<View>();
  const pane = (title: string): JSX.Element => (
    <ImagePane title={title} grid={grid} unit="counts" display={display} view={view} onView={setView} />
  );
  return (
    <>
      <DisplayToolbar
        label="Patterns"
        grids={GRIDS}
        display={display}
        onDisplay={() => undefined}
        onWholeView={() => setView(undefined)}
      />
      {pane('Mean')}
      {pane('Maximum')}
    </>
  );
}

async function drawn(width = 400): Promise<void> {
  render(<Pair />);
  await act(async () => resize.forEach(notify => notify(width)));
}

/** Layout with which each plot was drawn last. */
const layouts = (): DrawnLayout[] => {
  const last = new Map<Element, DrawnLayout>();
  mockPlotly.react.mock.calls.forEach(([element, , layout]) => last.set(element, layout));
  return [...last.values()];
};

describe('Plot', () => {
  it('is drawn in the width there is, all of the image in view', async () => {
    await drawn();
    expect(layouts()).toHaveLength(2);
    expect(layouts()[0]).toMatchObject({ width: 400, xaxis: { range: [-0.5, 2.5] }, yaxis: { range: [1.5, -0.5] } });
    expect(mockPlotly.react.mock.calls[0][3]).toMatchObject({ scrollZoom: true });
  });

  it('waits while it is hidden', async () => {
    await drawn(0);
    expect(mockPlotly.react).not.toHaveBeenCalled();
  });

  it('shares the view with its neighbours, and shows all again on request', async () => {
    await drawn();
    const [first] = handlers.values();
    await act(async () =>
      first.plotly_relayout({ 'xaxis.range[0]': 0, 'xaxis.range[1]': 1, 'yaxis.range[0]': 1, 'yaxis.range[1]': 0 })
    );
    expect(layouts().map(({ xaxis }) => xaxis.range)).toEqual([
      [0, 1],
      [0, 1]
    ]);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Reset view' })));
    expect(layouts().map(({ xaxis }) => xaxis.range)).toEqual([
      [-0.5, 2.5],
      [-0.5, 2.5]
    ]);
  });

  it('is zoomed by keys', async () => {
    await drawn();
    await act(async () => fireEvent.keyDown(screen.getByRole('img', { name: /Mean/ }), { key: '+' }));
    expect(layouts()[1].xaxis.range[0]).toBeCloseTo(-0.2, 9);
  });

  it('is cleared when it goes', async () => {
    await drawn();
    cleanup();
    expect(mockPlotly.purge).toHaveBeenCalledTimes(2);
  });

  it('gives way to a sentence and a button when it cannot be drawn', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    mockPlotly.react.mockRejectedValueOnce(new Error('No canvas.'));
    await drawn();
    expect(screen.getByRole('alert').textContent).toContain('No canvas.');
    expect(screen.getByRole('img', { name: /Maximum/ })).toBeTruthy();
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Draw again' })));
    expect(screen.getByRole('img', { name: /Mean/ })).toBeTruthy();
    quiet.mockRestore();
  });
});
