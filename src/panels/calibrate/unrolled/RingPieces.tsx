import type { KeyboardEvent } from 'react';
import React, { useState } from 'react';

import { percent } from '../../../core/calibration/display/uncertainNumber';
import { useTrans } from '../../parts/trans';
import type { Axes, ImagePoint } from '../../plots/axes';
import { toScreen } from '../../plots/axes';
import type { RingPiece } from './piecesOfRings';

export interface RingPiecesProps {
  axes: Axes;
  pieces: readonly RingPiece[];
  placeOf(piece: RingPiece): ImagePoint;
  onToggle(piece: RingPiece): void;
}

/**
 * Where each piece of each ring was found: full where it counts, open where the fit passed it over, crossed where a person took it out.
 * One stop of the Tab key: arrows go from piece to piece along a ring (up, down) and to the next ring (left, right), Enter takes out or back.
 */
export function RingPieces({ axes, pieces, placeOf, onToggle }: RingPiecesProps): JSX.Element {
  const trans = useTrans();
  const [at, setAt] = useState(0);
  const active = Math.min(at, pieces.length - 1);
  const states = {
    used: trans.__('used in the fit'),
    outlier: trans.__('ignored by the fit'),
    removed: trans.__('taken out by hand')
  };
  const press = (event: KeyboardEvent<SVGGElement>): void => {
    if (event.key === 'Enter' || event.key === ' ') {
      onToggle(pieces[active]);
    } else {
      const next = pieceAfter(pieces, active, event.key);
      if (next === undefined) {
        return;
      }
      setAt(next);
      (event.currentTarget.children[next] as SVGElement | undefined)?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <g role="listbox" aria-label={trans.__('Pieces of the rings')} aria-multiselectable onKeyDown={press}>
      {pieces.map((piece, index) => {
        const { group, azimuth, residual, error, state } = piece;
        const { x, y } = toScreen(axes, placeOf(piece));
        const words = trans.__('%1 at %2°: %3, %4', group, azimuth, percent(residual), states[state]);
        return (
          <g
            key={`${group} ${azimuth}`}
            className={`fd-Piece fd-mod-${state}`}
            role="option"
            aria-selected={state !== 'removed'}
            aria-label={words}
            tabIndex={index === active ? 0 : -1}
            onFocus={() => setAt(index)}
            transform={`translate(${x} ${y})`}
          >
            <title>{error === null ? words : `${words} (± ${percent(error)})`}</title>
            <circle r={2.5} />
            {state === 'removed' && <path d="M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5" />}
          </g>
        );
      })}
    </g>
  );
}

/** The piece that an arrow key leads to; undefined for other keys. */
function pieceAfter(pieces: readonly RingPiece[], at: number, key: string): number | undefined {
  const { group, azimuth } = pieces[at];
  const groups = [...new Set(pieces.map(piece => piece.group))];
  const nearest = (wanted: string | undefined): number =>
    pieces.reduce(
      (best, piece, index) =>
        piece.group === wanted &&
        (best < 0 || Math.abs(piece.azimuth - azimuth) < Math.abs(pieces[best].azimuth - azimuth))
          ? index
          : best,
      -1
    );
  const step = (by: 1 | -1): number => (pieces[at + by]?.group === group ? at + by : at);
  const across = (by: 1 | -1): number => {
    const next = nearest(groups[groups.indexOf(group) + by]);
    return next < 0 ? at : next;
  };
  switch (key) {
    case 'ArrowUp':
      return step(-1);
    case 'ArrowDown':
      return step(1);
    case 'ArrowLeft':
      return across(-1);
    case 'ArrowRight':
      return across(1);
    default:
      return undefined;
  }
}
