import React, { useRef } from 'react';

import { useBox } from '../../parts/useBox';

export interface ChosenProfileProps {
  /** Whether positions are chosen: then it stays in view below the maps */
  isKept: boolean;
  /** @param height of the plot while it is kept, px: most of a low panel is left to the maps */
  children(height: number | undefined): JSX.Element;
}

/** The place of the profiles, in view while positions are chosen on the maps. How high they are then stands in the style, which knows the panel. */
export function ChosenProfile({ isKept, children }: ChosenProfileProps): JSX.Element {
  const ruler = useRef<HTMLDivElement>(null);
  const height = useBox(ruler)?.height;
  return (
    <div className={isKept ? 'fd-ChosenProfile fd-mod-kept' : 'fd-ChosenProfile'}>
      <div className="fd-ChosenProfile-ruler" ref={ruler} aria-hidden />
      {children(isKept ? height : undefined)}
    </div>
  );
}
