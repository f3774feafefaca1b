import type { KeyboardEvent } from 'react';

import type { CalibrateModel } from '../calibrateModel';

/** What a key does in a review: N and P go through the references, Ctrl+Z and Ctrl+Shift+Z through what was tried. */
export function reviewKey(event: KeyboardEvent, model: CalibrateModel): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  // In a box keys write
  if (altKey || (target instanceof Element && target.closest('input, select, textarea') !== null)) {
    return undefined;
  }
  const isCommand = ctrlKey || metaKey;
  switch (key.toLowerCase()) {
    case 'n':
      return isCommand ? undefined : () => model.lookBy(1);
    case 'p':
      return isCommand ? undefined : () => model.lookBy(-1);
    case 'z':
      return isCommand ? () => (shiftKey ? model.review.redo() : model.review.undo()) : undefined;
    default:
      return undefined;
  }
}
