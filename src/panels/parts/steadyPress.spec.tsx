import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { keepPress } from './steadyPress';

afterEach(cleanup);

function shown() {
  const [first, other] = [jest.fn(), jest.fn()];
  render(
    <div onPointerDown={keepPress}>
      <button onClick={first}>
        <span>Options</span>
      </button>
      <button onClick={other}>Convert</button>
      <p>text</p>
    </div>
  );
  return { first, other };
}

/** jsdom has no pointer events of its own: mouse events of their names say where they are. */
function point(type: 'pointerdown' | 'pointerup', target: Element, clientX: number, button = 0): void {
  fireEvent(target, new MouseEvent(type, { bubbles: true, clientX, clientY: 20, button }));
}

describe('keepPress', () => {
  it.each([
    ['text', 'text'],
    ['another button', 'Convert']
  ])('clicks the button that was pressed where %s has come below the pointer since', (_, below) => {
    const { first, other } = shown();
    point('pointerdown', screen.getByText('Options'), 100);
    point('pointerup', screen.getByText(below), 102);
    expect(first).toHaveBeenCalledTimes(1);
    expect(other).not.toHaveBeenCalled();
    // Once a press
    point('pointerup', screen.getByText(below), 102);
    expect(first).toHaveBeenCalledTimes(1);
  });

  it('opens a disclosure whose head has moved since', () => {
    render(
      <div onPointerDown={keepPress}>
        <details>
          <summary>Recent</summary>
        </details>
        <p>below</p>
      </div>
    );
    point('pointerdown', screen.getByText('Recent'), 100);
    point('pointerup', screen.getByText('below'), 100);
    expect(screen.getByRole('group')).toHaveProperty('open', true);
  });

  it('leaves the click to the browser where nothing has moved', () => {
    const { first } = shown();
    point('pointerdown', screen.getByText('Options'), 100);
    point('pointerup', screen.getByRole('button', { name: 'Options' }), 100);
    expect(first).not.toHaveBeenCalled();
  });

  it('takes a press back whose pointer was moved away, by another button of the mouse, or by the browser', () => {
    const { first } = shown();
    const button = screen.getByRole('button', { name: 'Options' });
    point('pointerdown', button, 100);
    point('pointerup', screen.getByText('text'), 160);
    point('pointerdown', button, 100, 2);
    point('pointerup', screen.getByText('text'), 100);
    point('pointerdown', button, 100);
    fireEvent(button, new MouseEvent('pointercancel', { bubbles: true }));
    point('pointerup', screen.getByText('text'), 100);
    expect(first).not.toHaveBeenCalled();
  });
});
