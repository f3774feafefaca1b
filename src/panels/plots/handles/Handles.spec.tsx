import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import React, { useState } from 'react';

import type { Detector } from '../../../protocol/viewer';
import type { Axes } from '../axes';
import { detectorHandles } from './detectorHandles';
import { HandleFields } from './HandleFields';
import { Handles } from './Handles';

/** Two screen pixels for a pixel of a pattern of 100 x 100, drawn at the corner of the page. */
const axes: Axes = { left: 0, top: 0, width: 200, height: 200, view: { x: [0, 100], y: [100, 0] }, step: 1 };

/** @param held what was moved, true in the middle of a drag, and where one begins */
function Ring({ held = [] }: { held?: (boolean | 'begins')[] }): JSX.Element {
  const [shape, setShape] = useState<Detector>({ shape: 'annulus', row: 50, column: 50, inner: 10, outer: 30 });
  const shared = { geometry: detectorHandles, shape, image: [100, 100] as const };
  const onShape = (next: Detector, isHeld = false): void => {
    held.push(isHeld);
    setShape(next);
  };
  return (
    <>
      <svg>
        <Handles {...shared} onShape={onShape} label="Detector" axes={axes} />
      </svg>
      <HandleFields {...shared} onShape={onShape} onHold={() => held.push('begins')} label="Numbers" />
    </>
  );
}

const slider = (name: string) => screen.getByRole('slider', { name });
const box = (name: string) => screen.getByRole<HTMLInputElement>('spinbutton', { name });
const says = (name: string) => slider(name).getAttribute('aria-valuetext');

/** jsdom has no PointerEvent, which would carry where the hand is. */
function pointer(target: Element, type: string, clientX: number, clientY: number): void {
  fireEvent(target, new MouseEvent(type, { bubbles: true, button: 0, clientX, clientY }));
}

const held: (boolean | 'begins')[] = [];

beforeEach(() => {
  SVGElement.prototype.setPointerCapture = () => undefined;
  held.length = 0;
  render(<Ring held={held} />);
});
afterEach(cleanup);

describe('Handles', () => {
  it('are sliders that say where they stand, each with its box', () => {
    expect(screen.getAllByRole('slider').map(part => part.getAttribute('aria-label'))).toEqual([
      'Centre',
      'Inner radius',
      'Outer radius'
    ]);
    expect([says('Centre'), says('Outer radius')]).toEqual(['row 50, column 50', '30 px']);
    expect(['Row', 'Column', 'Inner radius', 'Outer radius'].map(name => box(name).value)).toEqual([
      '50',
      '50',
      '10',
      '30'
    ]);
  });

  it('follow arrow keys by one pixel, with Shift by ten, and their boxes', () => {
    fireEvent.keyDown(slider('Outer radius'), { key: 'ArrowRight' });
    fireEvent.keyDown(slider('Centre'), { key: 'ArrowUp', shiftKey: true });
    expect([says('Outer radius'), says('Centre')]).toEqual(['31 px', 'row 40, column 50']);
    fireEvent.change(box('Inner radius'), { target: { value: '12.5' } });
    expect(says('Inner radius')).toBe('12.5 px');
  });

  it('hold together what is typed into one box, as they do a drag', () => {
    fireEvent.focus(box('Row'));
    ['6', '61'].forEach(value => fireEvent.change(box('Row'), { target: { value } }));
    expect(says('Centre')).toBe('row 61, column 50');
    expect(held).toEqual(['begins', true, true]);
  });

  it('follow the hand, and go back to where they were with Esc', () => {
    const outer = slider('Outer radius');
    pointer(outer, 'pointerdown', 160, 100);
    pointer(outer, 'pointermove', 180, 100);
    expect(says('Outer radius')).toBe('40 px');
    fireEvent.keyDown(outer, { key: 'Escape' });
    expect(says('Outer radius')).toBe('30 px');
    pointer(outer, 'pointermove', 190, 100);
    expect(says('Outer radius')).toBe('30 px');
  });
});
