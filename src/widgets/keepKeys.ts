/**
 * The keys of a notebook, such as D D to delete the cell, are not for who works in the form; Ctrl+S still saves. The mark
 * has to be on the control itself: the shortcuts of a notebook match whatever has the focus, before the elements around it
 * are looked at.
 */
export function keepKeys(event: FocusEvent | KeyboardEvent): void {
  const { target } = event;
  if (target instanceof HTMLElement || target instanceof SVGElement) {
    const isSave = 'key' in event && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's';
    if (isSave) {
      // What is around it may have had the focus before, such as the drawer of options
      for (let marked = markedAt(target); marked; marked = markedAt(target)) {
        delete marked.dataset.lmSuppressShortcuts;
      }
    } else {
      target.dataset.lmSuppressShortcuts = 'true';
    }
  }
}

/** The nearest element that keeps keys, the one itself or around it. */
function markedAt(target: Element): HTMLElement | null {
  return target.closest<HTMLElement>('[data-lm-suppress-shortcuts]');
}
