import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import React, { useRef } from 'react';

import { showsAll, useWheel } from './useWheel';

const zoomed = jest.fn();
let isWhole = false;

function Page(): JSX.Element {
  const plot = useRef<HTMLDivElement>(null);
  useWheel(plot, () => isWhole);
  return (
    <>
      <p>Text</p>
      <div ref={plot}>
        <div data-testid="drawn" ref={drawn => drawn?.addEventListener('wheel', zoomed)} />
      </div>
    </>
  );
}

/** Turns the wheel: whether the plot zoomed. */
function turn(element: Element, screenX: number, deltaY = -100, more = {}): boolean {
  zoomed.mockReset();
  fireEvent.wheel(element, { screenX, screenY: 50, deltaY, ...more });
  return zoomed.mock.calls.length > 0;
}

beforeEach(() => {
  isWhole = false;
  render(<Page />);
});

afterEach(cleanup);

it('zooms where the mouse points, but not what a scroll brings under it', () => {
  const plot = screen.getByTestId('drawn');
  expect(turn(plot, 300)).toBe(true);
  expect(turn(screen.getByText('Text'), 100)).toBe(false);
  expect(turn(plot, 100)).toBe(false);
  expect(turn(plot, 101)).toBe(false);
  expect(turn(plot, 101, -100, { ctrlKey: true })).toBe(true);
  expect(turn(plot, 130)).toBe(true);
  expect(turn(plot, 130)).toBe(true);
});

it('scrolls on where there is no more to be seen', () => {
  const plot = screen.getByTestId('drawn');
  expect(turn(plot, 300, 100)).toBe(true);
  isWhole = true;
  expect(turn(plot, 300, 100)).toBe(false);
  // Back, as far as that went
  expect(turn(plot, 300, -100)).toBe(false);
  expect(turn(plot, 320, -100)).toBe(true);
});

it('knows all from a part', () => {
  const all = { x: [0, 10], y: [10, 0] } as const;
  expect(showsAll(all, all)).toBe(true);
  expect(showsAll({ x: [-1, 11], y: [11, -1] }, all)).toBe(true);
  expect(showsAll({ x: [0, 10], y: [9, 0] }, all)).toBe(false);
});
