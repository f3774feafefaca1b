import React from 'react';

import { useTrans } from '../../parts/trans';

export interface ChosenStructure {
  /** By name */
  chosen: string | undefined;
  onChoose(name: string | undefined): void;
}

/** Marks the powder rings of a structure on the profiles, or no rings any more. */
export function StructureToggle({ name, chosen, onChoose }: ChosenStructure & { name: string }): JSX.Element {
  const trans = useTrans();
  return (
    <button
      type="button"
      className="fd-Toggle"
      aria-pressed={chosen === name}
      title={trans.__('Marks the powder rings of %1', name)}
      onClick={() => onChoose(chosen === name ? undefined : name)}
    >
      {name}
    </button>
  );
}
