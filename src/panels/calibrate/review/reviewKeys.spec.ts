import type { KeyboardEvent } from 'react';

import type { CalibrateModel } from '../calibrateModel';
import { reviewKey } from './reviewKeys';

/** What a key does that is pressed in an element. */
function pressed(html: string, key: string, modifiers: Partial<KeyboardEvent> = {}): string[] {
  document.body.innerHTML = html;
  const done: string[] = [];
  const model = {
    lookBy: (by: number) => done.push(`look ${by}`),
    review: { undo: () => done.push('undo'), redo: () => done.push('redo') }
  } as unknown as CalibrateModel;
  const target = document.body.firstElementChild;
  reviewKey({ key, target, ctrlKey: false, ...modifiers } as KeyboardEvent, model)?.();
  return done;
}

describe('reviewKey', () => {
  it.each(['<button></button>', '<input type="checkbox">'])('moves and takes back in %s', html => {
    expect(pressed(html, 'n')).toEqual(['look 1']);
    expect(pressed(html, 'p')).toEqual(['look -1']);
    expect(pressed(html, 'z', { ctrlKey: true })).toEqual(['undo']);
    expect(pressed(html, 'Z', { metaKey: true, shiftKey: true })).toEqual(['redo']);
  });

  it.each(['<input>', '<input type="number">', '<select></select>', '<textarea></textarea>'])(
    'leaves what is typed to %s',
    html => {
      expect(pressed(html, 'n')).toEqual([]);
      expect(pressed(html, 'z', { ctrlKey: true })).toEqual([]);
    }
  );
});
