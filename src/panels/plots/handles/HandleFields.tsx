import React from 'react';

import { useTrans } from '../../parts/trans';
import { NumberBox } from '../NumberBox';
import type { HandlesProps } from './Handles';

/** A number box for everything that a handle moves. Where drags are held together, so is what is typed into one box. */
export function HandleFields<Shape, Part extends string>(props: Omit<HandlesProps<Shape, Part>, 'axes'>): JSX.Element {
  const { label, geometry, shape, image, onShape, onHold } = props;
  const trans = useTrans();
  return (
    <div className="fd-NumberFields" role="group" aria-label={label}>
      {geometry
        .parts(shape)
        .flatMap(part => geometry.numbersOf(shape, part, image, trans))
        .map(({ label: name, value, min, max, step = 0.1, changed }) => (
          <NumberBox
            key={name}
            label={name}
            showLabel
            value={value}
            min={min}
            max={max}
            step={step}
            onValue={next => onShape(changed(next), onHold !== undefined)}
            onBegin={onHold}
          />
        ))}
    </div>
  );
}
