import type { IDisposable } from '@lumino/disposable';
import { DisposableDelegate } from '@lumino/disposable';
import { MessageLoop } from '@lumino/messaging';
import { SplitPanel, Widget } from '@lumino/widgets';

import { naturalHeight } from './naturalHeight';

export interface SplitOptions {
  readonly orientation: 'horizontal' | 'vertical';
  /** Part of the room that the first of the two takes */
  readonly share: number;
  /** What the divider is called */
  readonly label: string;
  onShare(share: number): void;
}

/** Between the two, pixels */
const SPACING = 9;
const STEP = 0.02;
const FAR = 0.1;
const LEAST = 0.1;

/**
 * Divides an element between two others by a Lumino SplitPanel, whose divider is moved by the mouse or, once it has the focus,
 * by arrow keys, with Shift further. The two are taken out again when this is disposed.
 */
export function splitView(
  host: HTMLElement,
  parts: readonly [HTMLElement, HTMLElement],
  { orientation, share, label, onShare }: SplitOptions
): IDisposable {
  const panel = new SplitPanel({ orientation, spacing: SPACING });
  panel.addClass('fd-Split');
  parts.forEach(node => panel.addWidget(new Widget({ node })));
  panel.setRelativeSizes([share, 1 - share]);
  const [divider] = panel.handles;
  const tell = (): void => {
    const [first] = panel.relativeSizes();
    divider.setAttribute('aria-valuenow', String(Math.round(100 * first)));
    onShare(first);
  };
  const onKey = (event: KeyboardEvent): void => {
    const next = shareAfter(event, panel.relativeSizes()[0], orientation);
    if (next !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      panel.setRelativeSizes([next, 1 - next]);
      tell();
    }
  };
  const role = { role: 'separator', 'aria-label': label, 'aria-valuemin': '0', 'aria-valuemax': '100' };
  Object.entries(role).forEach(([name, value]) => divider.setAttribute(name, value));
  divider.setAttribute('aria-orientation', orientation === 'horizontal' ? 'vertical' : 'horizontal');
  divider.setAttribute('aria-valuenow', String(Math.round(100 * share)));
  divider.tabIndex = 0;
  divider.addEventListener('keydown', onKey);
  panel.handleMoved.connect(tell);
  Widget.attach(panel, host);
  const observer = new ResizeObserver(() => MessageLoop.sendMessage(panel, Widget.ResizeMessage.UnknownSize));
  observer.observe(host);
  const limit = orientation === 'vertical' ? noHigherThanFull(panel, parts[0]) : undefined;
  return new DisposableDelegate(() => {
    observer.disconnect();
    limit?.dispose();
    divider.removeEventListener('keydown', onKey);
    panel.dispose();
  });
}

/** Keeps the upper part no higher than what is in it, so that a table of two rows leaves the room to the result. */
function noHigherThanFull(panel: SplitPanel, part: HTMLElement): IDisposable {
  let frame = 0;
  const measure = (): void => {
    const most = `${naturalHeight(part, '[role="grid"]')}px`;
    if (part.style.maxHeight !== most) {
      part.style.maxHeight = most;
      MessageLoop.postMessage(panel, Widget.Msg.FitRequest);
    }
  };
  const soon = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(measure);
  };
  const changes = new MutationObserver(soon);
  changes.observe(part, { childList: true, subtree: true });
  const sizes = new ResizeObserver(soon);
  sizes.observe(part);
  soon();
  return new DisposableDelegate(() => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    sizes.disconnect();
    part.style.maxHeight = '';
  });
}

/** Where a key moves the divider; undefined for other keys. */
function shareAfter(
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent,
  share: number,
  orientation: SplitOptions['orientation']
): number | undefined {
  const [less, more] = orientation === 'horizontal' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const step = shiftKey ? FAR : STEP;
  const next =
    key === less ? share - step : key === more ? share + step : key === 'Home' ? 0 : key === 'End' ? 1 : undefined;
  return next === undefined || ctrlKey || metaKey || altKey ? undefined : Math.min(1 - LEAST, Math.max(LEAST, next));
}
