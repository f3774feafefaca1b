import React from 'react';

import { useTrans } from '../../parts/trans';
import type { ImagePoint } from '../../plots/axes';
import { HandleFields } from '../../plots/handles/HandleFields';
import { PreviewHint } from './PreviewHint';
import { pointHandles } from '../../plots/handles/pointHandles';

export interface CentreFieldsProps {
  /** Where the direct beam is taken to be */
  beam: ImagePoint;
  /** By the form, for all positions */
  isGiven: boolean;
  /** [rows, columns] of the pattern */
  image: readonly [number, number];
  onBeam(beam: ImagePoint): void;
  /** Has it found again */
  onFind(): void;
}

/** The direct beam in numbers, and the way back to where it is found. */
export function CentreFields({ beam, isGiven, image, onBeam, onFind }: CentreFieldsProps): JSX.Element {
  const trans = useTrans();
  if (!isGiven) {
    return (
      <PreviewHint>
        {trans.__(
          'Direct beam found at row %1, column %2. Drag it to put it elsewhere, for all positions.',
          beam.row.toFixed(2),
          beam.column.toFixed(2)
        )}
      </PreviewHint>
    );
  }
  return (
    <div className="fd-Preview-note">
      <HandleFields
        label={trans.__('Direct beam, in pixels')}
        geometry={pointHandles}
        shape={beam}
        image={image}
        onShape={onBeam}
      />
      <button type="button" className="fd-Link" onClick={onFind}>
        {trans.__('Find it again')}
      </button>
    </div>
  );
}
