import React from 'react';

import type { TablePlace } from './frameModel';

/** A page that is divided with its table at the left, or above. */
export function TurnIcon({ place }: { place: TablePlace }): JSX.Element {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden fill="none" stroke="currentColor">
      <rect x="1.5" y="2.5" width="13" height="11" rx="1" />
      <path d={place === 'left' ? 'M6.5 2.5v11' : 'M1.5 7.5h13'} />
    </svg>
  );
}
