import type { KeyboardEvent, PointerEvent } from 'react';
import React, { useRef } from 'react';

import { useTrans } from '../../parts/trans';
import type { Axes, ImagePoint } from '../axes';
import { toImage } from '../axes';
import { stepOf } from '../stepKeys';
import type { DrawnPart, HandleGeometry, ImageShape } from './handleGeometry';

export interface HandlesProps<Shape, Part extends string> {
  /** What the shape is: "Virtual detector" */
  label: string;
  axes: Axes;
  geometry: HandleGeometry<Shape, Part>;
  shape: Shape;
  image: ImageShape;
  /** @param isHeld in the middle of a drag: more of it may come */
  onShape(shape: Shape, isHeld?: boolean): void;
  /** A drag begins */
  onHold?(): void;
  /** A drag has ended */
  onLetGo?(): void;
}

/** A shape over an image: every part can be dragged, or moved with the arrow keys. Esc gives a drag up. */
export function Handles<Shape, Part extends string>(props: HandlesProps<Shape, Part>): JSX.Element {
  const { label, axes, geometry, shape, image, onShape, onHold, onLetGo } = props;
  const trans = useTrans();
  const hold = useRef<{ part: Part; from: ImagePoint; start: Shape }>();

  const placeOf = (event: PointerEvent<SVGGElement>): ImagePoint => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    return toImage(axes, { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) });
  };
  const take = (part: Part, event: PointerEvent<SVGGElement>): void => {
    if (event.button === 0) {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus({ preventScroll: true });
      hold.current = { part, from: placeOf(event), start: shape };
      onHold?.();
    }
  };
  const move = (event: PointerEvent<SVGGElement>): void => {
    if (hold.current) {
      const { part, from, start } = hold.current;
      onShape(geometry.dragged(start, part, from, placeOf(event), image), true);
    }
  };
  const press = (part: Part, event: KeyboardEvent): void => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : stepOf(event);
    const next =
      event.key === 'Escape' ? hold.current?.start : step && !hold.current && geometry.nudged(shape, part, step, image);
    if (next) {
      event.preventDefault();
      event.stopPropagation();
      onShape(next, hold.current !== undefined);
      hold.current = undefined;
    }
  };
  const letGo = (): void => {
    if (hold.current) {
      hold.current = undefined;
      onLetGo?.();
    }
  };

  return (
    <g role="group" aria-label={label}>
      {geometry.parts(shape).map(part => {
        const [{ min, max, value }] = geometry.numbersOf(shape, part, image, trans);
        return (
          <g
            key={part}
            className={`fd-Handle fd-mod-${part}`}
            role="slider"
            tabIndex={0}
            aria-label={geometry.words(part, trans)}
            aria-valuemin={min}
            aria-valuemax={max}
            aria-valuenow={value}
            aria-valuetext={geometry.says(shape, part, trans)}
            onPointerDown={event => take(part, event)}
            onPointerMove={move}
            onPointerUp={letGo}
            onPointerCancel={letGo}
            onKeyDown={event => press(part, event)}
          >
            <Part {...geometry.draw(shape, part, axes)} />
          </g>
        );
      })}
    </g>
  );
}

function Part({ path, knob: { x, y } }: DrawnPart): JSX.Element {
  return (
    <>
      {path !== undefined && (
        <>
          <path className="fd-Handle-reach" d={path} />
          <path className="fd-Outline fd-mod-under" d={path} />
          <path className="fd-Outline" d={path} />
        </>
      )}
      <circle className="fd-Handle-reach" cx={x} cy={y} r={6} />
      <circle className="fd-Knob" cx={x} cy={y} r={4.5} />
    </>
  );
}
