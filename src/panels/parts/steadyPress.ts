import type { PointerEvent as ReactPointerEvent } from 'react';

/** How far a hand may move between press and release, in px. */
const HAND = 4;

/**
 * For `onPointerDown` of a panel. Browsers give a click to what lies below the pointer at press and release; where answers
 * move a button in between, it gets none. Here a button, or the head of a disclosure, that was pressed is clicked all the same,
 * unless the pointer was moved away from it or the browser has done so itself.
 */
export function keepPress({ target, button, clientX, clientY }: ReactPointerEvent): void {
  const pressed = target instanceof Element ? target.closest<HTMLElement>('button, summary') : null;
  if (pressed === null || button !== 0) {
    return;
  }
  const { ownerDocument } = pressed;
  const release = (event: PointerEvent): void => {
    stop();
    const over = event.target instanceof Node ? event.target : null;
    const moved = Math.hypot(event.clientX - clientX, event.clientY - clientY);
    if (moved <= HAND && !pressed.contains(over) && pressed.isConnected) {
      pressed.click();
    }
  };
  const stop = (): void => {
    ownerDocument.removeEventListener('pointerup', release, true);
    ownerDocument.removeEventListener('pointercancel', stop, true);
  };
  ownerDocument.addEventListener('pointerup', release, true);
  ownerDocument.addEventListener('pointercancel', stop, true);
}
