import React from 'react';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { useTrans } from '../../parts/trans';
import { NumberBox } from '../../plots/NumberBox';
import { HandItem } from './HandItem';

export interface GivenListProps {
  options: CalibrationOptions;
  /** @param isHeld in the middle of what is typed */
  onOptions(options: CalibrationOptions, isHeld?: boolean): void;
  /** Something may be typed from now on */
  onHold(): void;
}

/** Pixel sizes that make sense, 1/Å */
const [SMALLEST, LARGEST] = [1e-5, 1];
const STEP = 1e-4;

/** What the fit was told by hand instead of finding it: each can be left to the fit again. */
export function GivenList({ options, onOptions, onHold }: GivenListProps): JSX.Element | null {
  const trans = useTrans();
  const { centre, ellipse, pixelSizeRange: sizes } = options;
  if (!centre && !ellipse && !sizes) {
    return null;
  }
  const undo = trans.__('Find it without help');
  const size = (label: string, value: number, [min, max]: readonly [number, number], at: 0 | 1): JSX.Element => (
    <NumberBox
      label={label}
      value={value}
      min={min}
      max={max}
      step={STEP}
      onValue={next =>
        sizes && onOptions({ ...options, pixelSizeRange: at === 0 ? [next, sizes[1]] : [sizes[0], next] }, true)
      }
      onBegin={onHold}
    />
  );
  return (
    <ul className="fd-HandList" aria-label={trans.__('Given by hand, for this reference')}>
      {centre && (
        <HandItem
          name={trans.__('Begins at row %1, column %2', ...centre)}
          undo={undo}
          onUndo={() => onOptions({ ...options, centre: undefined })}
        />
      )}
      {ellipse && (
        <HandItem
          name={trans.__('Begins with a/b %1, tilt %2°', ...ellipse)}
          undo={undo}
          onUndo={() => onOptions({ ...options, ellipse: undefined })}
        />
      )}
      {sizes && (
        <HandItem
          name={trans.__('Pixel size between')}
          undo={undo}
          onUndo={() => onOptions({ ...options, pixelSizeRange: undefined })}
        >
          {size(trans.__('Smallest pixel size (1/Å)'), sizes[0], [SMALLEST, sizes[1]], 0)}
          {trans.__('and')}
          {size(trans.__('Largest pixel size (1/Å)'), sizes[1], [sizes[0], LARGEST], 1)}
          {trans.__('1/Å per px')}
        </HandItem>
      )}
    </ul>
  );
}
