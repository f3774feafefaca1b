import type { KeyboardEvent, PointerEvent } from 'react';
import React, { useRef } from 'react';

import type { Detector } from '../../../protocol/viewer';
import { useTrans } from '../../parts/trans';
import type { Axes, ImagePoint } from '../axes';
import { magnification, toImage, toScreen } from '../axes';
import { stepOf } from '../stepKeys';
import type { DetectorPart } from './detectorGeometry';
import { dragged, largestRadius, nudged, partsOf, radiusOf } from './detectorGeometry';
import { useDetectorWords } from './useDetectorWords';

export interface DetectorHandlesProps {
  axes: Axes;
  detector: Detector;
  /** [rows, columns] of the pattern */
  shape: readonly [number, number];
  onDetector(detector: Detector): void;
}

/** So far from the centre is the knob of a small circle, for a hand to tell them apart. */
const NEAREST = 16;

/** A virtual detector over a pattern: every part can be dragged, or moved with the arrow keys. Esc gives a drag up. */
export function DetectorHandles({ axes, detector, shape, onDetector }: DetectorHandlesProps): JSX.Element {
  const trans = useTrans();
  const words = useDetectorWords();
  const hold = useRef<{ part: DetectorPart; from: ImagePoint; start: Detector }>();
  const { x, y } = toScreen(axes, detector);
  const pixels = magnification(axes);

  const placeOf = (event: PointerEvent<SVGGElement>): ImagePoint => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    return toImage(axes, { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) });
  };
  const take = (part: DetectorPart, event: PointerEvent<SVGGElement>): void => {
    if (event.button === 0) {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus({ preventScroll: true });
      hold.current = { part, from: placeOf(event), start: detector };
    }
  };
  const move = (event: PointerEvent<SVGGElement>): void => {
    if (hold.current) {
      const { part, from, start } = hold.current;
      onDetector(dragged(start, part, from, placeOf(event), shape));
    }
  };
  const press = (part: DetectorPart, event: KeyboardEvent): void => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : stepOf(event);
    const next =
      event.key === 'Escape' ? hold.current?.start : step && !hold.current && nudged(detector, part, step, shape);
    if (next) {
      event.preventDefault();
      event.stopPropagation();
      hold.current = undefined;
      onDetector(next);
    }
  };
  const letGo = (): void => {
    hold.current = undefined;
  };

  return (
    <g role="group" aria-label={trans.__('Virtual detector')}>
      {partsOf(detector).map(part => {
        const radius = radiusOf(detector, part);
        return (
          <g
            key={part}
            className={`fd-Handle fd-mod-${part}`}
            role="slider"
            tabIndex={0}
            aria-label={words[part]}
            aria-valuemin={0}
            aria-valuemax={part === 'centre' ? shape[0] * shape[1] - 1 : largestRadius(shape)}
            aria-valuenow={
              part === 'centre' ? Math.round(detector.row) * shape[1] + Math.round(detector.column) : radius
            }
            aria-valuetext={
              part === 'centre'
                ? trans.__('row %1, column %2', detector.row, detector.column)
                : trans.__('%1 px', radius)
            }
            onPointerDown={event => take(part, event)}
            onPointerMove={move}
            onPointerUp={letGo}
            onPointerCancel={letGo}
            onKeyDown={event => press(part, event)}
          >
            {part === 'centre' ? (
              <Knob x={x} y={y} />
            ) : (
              <>
                <circle className="fd-Handle-reach" cx={x} cy={y} r={radius * pixels} />
                <circle className="fd-Outline fd-mod-under" cx={x} cy={y} r={radius * pixels} />
                <circle className="fd-Outline" cx={x} cy={y} r={radius * pixels} />
                <Knob x={x + (part === 'inner' ? -1 : 1) * Math.max(NEAREST, radius * pixels)} y={y} />
              </>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Knob({ x, y }: { x: number; y: number }): JSX.Element {
  return (
    <>
      <circle className="fd-Handle-reach" cx={x} cy={y} r={6} />
      <circle className="fd-Knob" cx={x} cy={y} r={4.5} />
    </>
  );
}
