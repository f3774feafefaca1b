import React from 'react';

import type { Structure } from '../../../protocol/analyse/structure';
import { useTrans } from '../../parts/trans';
import type { ChosenStructure } from './StructureToggle';
import { StructureToggle } from './StructureToggle';

export interface StructurePickerProps extends ChosenStructure {
  structures: readonly Structure[];
}

/** Which structure's rings are marked on profiles: one of them, or none. */
export function StructurePicker({ structures, ...choice }: StructurePickerProps): JSX.Element | null {
  const trans = useTrans();
  return structures.length === 0 ? null : (
    <span className="fd-Toggles" role="group" aria-label={trans.__('Structure whose rings are marked')}>
      {structures.map(({ name }) => (
        <StructureToggle key={name} name={name} {...choice} />
      ))}
    </span>
  );
}
