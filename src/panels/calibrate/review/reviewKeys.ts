import type { KeyboardEvent } from 'react';

import type { CalibrateModel } from '../calibrateModel';

/** In a box keys write, and letters choose from a list; a tick has no use for them */
const WRITING = 'input:not([type="checkbox"]), select, textarea';

/** What a key does in a review: N and P go through the references, Ctrl+Z and Ctrl+Shift+Z through what was tried. */
export function reviewKey(event: KeyboardEvent, model: CalibrateModel): (() => void) | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  if (altKey || (target instanceof Element && target.closest(WRITING) !== null)) {
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
