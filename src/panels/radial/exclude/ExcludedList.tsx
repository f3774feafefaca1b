import { closeIcon } from '@jupyterlab/ui-components';
import type { ReactNode } from 'react';
import React from 'react';

import { IconButton } from '../../parts/IconButton';
import { useTrans } from '../../parts/trans';
import { detectorHandles } from '../../plots/handles/detectorHandles';
import { HandleFields } from '../../plots/handles/HandleFields';
import { wedgeHandles } from '../../plots/handles/wedgeHandles';
import { replacedAt } from './excluded';
import type { ExcludedHandlesProps } from './ExcludedHandles';
import { discShape, FIRST_SECTOR, firstDisc, reachOf } from './shapes';

type ExcludedProps = Omit<ExcludedHandlesProps, 'axes' | 'onLetGo'>;

/** Buttons that leave out one more sector or disc. */
export function ExcludeButtons({ excluded, beam, image, onExcluded }: ExcludedProps): JSX.Element {
  const trans = useTrans();
  const { sectors, discs } = excluded;
  return (
    <>
      <button
        type="button"
        className="fd-Button"
        onClick={() => onExcluded({ discs, sectors: [...sectors, FIRST_SECTOR] })}
      >
        {trans.__('Leave out a sector')}
      </button>
      <button
        type="button"
        className="fd-Button"
        onClick={() => onExcluded({ sectors, discs: [...discs, firstDisc(beam, image)] })}
      >
        {trans.__('Leave out a disc')}
      </button>
    </>
  );
}

/** What is left out, in numbers, each with a button that takes it back. */
export function ExcludedList({ excluded, beam, image, onExcluded }: ExcludedProps): JSX.Element | null {
  const trans = useTrans();
  const { sectors, discs } = excluded;
  if (sectors.length + discs.length === 0) {
    return null;
  }
  return (
    <ul className="fd-ExcludedList" aria-label={trans.__('Left out')}>
      {sectors.map((sector, at) => (
        <Entry
          key={`sector ${at}`}
          name={trans.__('Sector %1', at + 1)}
          onRemove={() => onExcluded({ discs, sectors: replacedAt(sectors, at) })}
        >
          <HandleFields
            label={trans.__('Sector %1, in degrees', at + 1)}
            geometry={wedgeHandles(beam, reachOf(image))}
            shape={sector}
            image={image}
            onShape={shape => onExcluded({ discs, sectors: replacedAt(sectors, at, shape) })}
          />
        </Entry>
      ))}
      {discs.map((disc, at) => (
        <Entry
          key={`disc ${at}`}
          name={trans.__('Disc %1', at + 1)}
          onRemove={() => onExcluded({ sectors, discs: replacedAt(discs, at) })}
        >
          <HandleFields
            label={trans.__('Disc %1, in pixels', at + 1)}
            geometry={detectorHandles}
            shape={discShape(disc)}
            image={image}
            onShape={shape =>
              shape.shape === 'disc' &&
              onExcluded({ sectors, discs: replacedAt(discs, at, [shape.row, shape.column, shape.radius] as const) })
            }
          />
        </Entry>
      ))}
    </ul>
  );
}

function Entry({ name, onRemove, children }: { name: string; onRemove(): void; children: ReactNode }): JSX.Element {
  const trans = useTrans();
  const remove = trans.__('Count %1 again', name);
  return (
    <li className="fd-ExcludedList-entry">
      <span>{name}</span>
      {children}
      <IconButton icon={closeIcon} size={14} name={remove} onClick={onRemove} />
    </li>
  );
}
