import React from 'react';

import type { Structure } from '../../../protocol/analyse/structure';
import { useTrans } from '../../parts/trans';

export interface StructurePickerProps {
  structures: readonly Structure[];
  /** By name */
  chosen: string | undefined;
  onChoose(name: string | undefined): void;
}

/** Which structure's rings are marked on profiles: one of them, or none. */
export function StructurePicker({ structures, chosen, onChoose }: StructurePickerProps): JSX.Element | null {
  const trans = useTrans();
  return structures.length === 0 ? null : (
    <span className="fd-Toggles" role="group" aria-label={trans.__('Structure whose rings are marked')}>
      {structures.map(({ name }) => (
        <button
          key={name}
          type="button"
          className="fd-Toggle"
          aria-pressed={chosen === name}
          title={trans.__('Marks the powder rings of %1', name)}
          onClick={() => onChoose(chosen === name ? undefined : name)}
        >
          {name}
        </button>
      ))}
    </span>
  );
}
