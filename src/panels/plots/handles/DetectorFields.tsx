import React from 'react';

import type { Detector } from '../../../protocol/viewer';
import { useTrans } from '../../parts/trans';
import { NumberBox } from '../NumberBox';
import { largestRadius, partsOf, radiusOf, withCentre, withRadius } from './detectorGeometry';
import { useDetectorWords } from './useDetectorWords';

export interface DetectorFieldsProps {
  detector: Detector;
  /** [rows, columns] of the pattern */
  shape: readonly [number, number];
  onDetector(detector: Detector): void;
}

/** A number box for everything that a handle moves, in pixels of the pattern. */
export function DetectorFields({ detector, shape, onDetector }: DetectorFieldsProps): JSX.Element {
  const trans = useTrans();
  const words = useDetectorWords();
  const { row, column } = detector;
  return (
    <div className="fd-NumberFields" role="group" aria-label={trans.__('Virtual detector, in pixels')}>
      <NumberBox
        label={trans.__('Row')}
        showLabel
        value={row}
        min={0}
        max={shape[0] - 1}
        step={0.1}
        onValue={value => onDetector(withCentre(detector, { row: value, column }, shape))}
      />
      <NumberBox
        label={trans.__('Column')}
        showLabel
        value={column}
        min={0}
        max={shape[1] - 1}
        step={0.1}
        onValue={value => onDetector(withCentre(detector, { row, column: value }, shape))}
      />
      {partsOf(detector)
        .filter(part => part !== 'centre')
        .map(part => (
          <NumberBox
            key={part}
            label={words[part]}
            showLabel
            value={radiusOf(detector, part)}
            min={part === 'outer' ? Math.max(0.5, radiusOf(detector, 'inner')) : part === 'inner' ? 0 : 0.5}
            max={part === 'inner' ? radiusOf(detector, 'outer') : largestRadius(shape)}
            step={0.1}
            onValue={value => onDetector(withRadius(detector, part, value, shape))}
          />
        ))}
    </div>
  );
}
