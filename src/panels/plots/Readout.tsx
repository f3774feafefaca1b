import type { RefObject } from 'react';
import React, { useEffect, useState } from 'react';

import { copyText } from '../parts/copyText';
import { useTrans } from '../parts/trans';
import type { Axes, ImagePoint } from './axes';
import { pixelAt, toScreen } from './axes';
import type { ReadoutView } from './readoutText';
import { readingAt } from './readoutText';

export interface ReadoutProps extends ReadoutView {
  axes: Axes;
  /** The mouse over it counts */
  frame: RefObject<HTMLElement>;
  /** A pixel that the keyboard is at: told of until the mouse moves */
  at?: ImagePoint;
}

const AWAY = 14;

/** What is read at the pixel under the mouse, or where the keyboard is, above all lines over the image. Ctrl+C copies it. */
export function Readout({ axes, frame, at, ...view }: ReadoutProps): JSX.Element | null {
  const trans = useTrans();
  const pointed = usePointed(axes, frame, view.grid.shape, at);
  const [copied, setCopied] = useState<string>();
  const place = within(pointed ?? at, view.grid.shape);
  const reading = place && readingAt(view, place);
  const text = reading?.copied;
  useEffect(() => {
    if (text === undefined) {
      return undefined;
    }
    const copy = (event: KeyboardEvent): void => {
      const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
      if (isCopy && !isText(event.target) && document.getSelection()?.isCollapsed !== false) {
        event.preventDefault();
        event.stopPropagation();
        void copyText(text).then(isCopied => isCopied && setCopied(text));
      }
    };
    document.addEventListener('keydown', copy, { capture: true });
    return () => document.removeEventListener('keydown', copy, { capture: true });
  }, [text]);
  if (!place || !reading) {
    return null;
  }
  const { x, y } = toScreen(axes, place);
  const isRight = x > axes.left + axes.width / 2;
  const isLow = y > axes.top + axes.height / 2;
  return (
    <div
      className="fd-Readout"
      role="status"
      style={{
        ...(isRight ? { right: `calc(100% - ${x - AWAY}px)` } : { left: x + AWAY }),
        ...(isLow ? { bottom: `calc(100% - ${y - AWAY}px)` } : { top: y + AWAY })
      }}
    >
      {reading.places.map(line => (
        <div key={line}>{line}</div>
      ))}
      <strong>{reading.value}</strong>
      {copied === text && <div className="fd-Quiet">{trans.__('Copied')}</div>}
    </div>
  );
}

/** The pixel under the mouse, once it has moved since the keyboard went on. */
function usePointed(
  axes: Axes,
  frame: RefObject<HTMLElement>,
  [rows, columns]: readonly [number, number],
  keyboard: ImagePoint | undefined
): ImagePoint | undefined {
  const [pointed, setPointed] = useState<{ readonly place?: ImagePoint; readonly since?: ImagePoint }>({});
  useEffect(() => {
    const element = frame.current;
    const move = ({ clientX, clientY, buttons }: MouseEvent): void => {
      const box = element?.getBoundingClientRect();
      const next =
        box && buttons === 0
          ? pixelAt(axes, { x: clientX - box.left, y: clientY - box.top }, [rows, columns])
          : undefined;
      setPointed(now => {
        const isSame = now.place?.row === next?.row && now.place?.column === next?.column && now.since === keyboard;
        return isSame ? now : { place: next, since: keyboard };
      });
    };
    const leave = (): void => setPointed({});
    element?.addEventListener('mousemove', move);
    element?.addEventListener('mouseleave', leave);
    return () => {
      element?.removeEventListener('mousemove', move);
      element?.removeEventListener('mouseleave', leave);
    };
  }, [axes, frame, rows, columns, keyboard]);
  return pointed.since === keyboard ? pointed.place : undefined;
}

/** Not of an image that another, smaller one has taken the place of. */
function within(place: ImagePoint | undefined, [rows, columns]: readonly [number, number]): ImagePoint | undefined {
  return place && place.row < rows && place.column < columns ? place : undefined;
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
