import React from 'react';

import { useTrans } from '../../parts/trans';
import type { Axes, ImagePoint } from '../../plots/axes';
import { detectorHandles } from '../../plots/handles/detectorHandles';
import { Handles } from '../../plots/handles/Handles';
import { wedgeHandles } from '../../plots/handles/wedgeHandles';
import type { Excluded } from './excluded';
import { replacedAt } from './excluded';
import { discShape, reachOf } from './shapes';

export interface ExcludedHandlesProps {
  axes: Axes;
  excluded: Excluded;
  /** The direct beam, about which sectors lie */
  beam: ImagePoint;
  /** [rows, columns] of the pattern */
  image: readonly [number, number];
  /** @param isHeld in the middle of a drag */
  onExcluded(excluded: Excluded, isHeld?: boolean): void;
  onLetGo(): void;
}

/** Sectors and discs that are left out, over the pattern. */
export function ExcludedHandles({
  axes,
  excluded,
  beam,
  image,
  onExcluded,
  onLetGo
}: ExcludedHandlesProps): JSX.Element {
  const trans = useTrans();
  const { sectors, discs } = excluded;
  return (
    <g className="fd-ExcludedHandles">
      {sectors.map((sector, at) => (
        <Handles
          key={`sector ${at}`}
          label={trans.__('Sector %1', at + 1)}
          axes={axes}
          geometry={wedgeHandles(beam, reachOf(image))}
          shape={sector}
          image={image}
          onShape={(shape, isHeld) => onExcluded({ discs, sectors: replacedAt(sectors, at, shape) }, isHeld)}
          onLetGo={onLetGo}
        />
      ))}
      {discs.map((disc, at) => (
        <Handles
          key={`disc ${at}`}
          label={trans.__('Disc %1', at + 1)}
          axes={axes}
          geometry={detectorHandles}
          shape={discShape(disc)}
          image={image}
          onShape={(shape, isHeld) =>
            shape.shape === 'disc' &&
            onExcluded(
              { sectors, discs: replacedAt(discs, at, [shape.row, shape.column, shape.radius] as const) },
              isHeld
            )
          }
          onLetGo={onLetGo}
        />
      ))}
    </g>
  );
}
