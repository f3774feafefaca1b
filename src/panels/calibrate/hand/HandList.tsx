import React from 'react';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { useTrans } from '../../parts/trans';
import type { Held } from './grips';
import { HandItem } from './HandItem';

export interface HandListProps {
  options: CalibrationOptions;
  held: Held;
  onHeld(held: Held): void;
  onOptions(options: CalibrationOptions): void;
}

/** What was left out by hand: each can be taken hold of, and taken back. */
export function HandList({ options, held, onHeld, onOptions }: HandListProps): JSX.Element | null {
  const trans = useTrans();
  const { excludeDiscs: discs = [], excludeSectors: sectors = [], excludeArcs: arcs = [] } = options;
  const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at);
  const undo = trans.__('Count it again');
  if (discs.length + sectors.length + arcs.length === 0) {
    return null;
  }
  return (
    <ul className="fd-HandList" aria-label={trans.__('Left out by hand')}>
      {discs.map(([row, column, radius], at) => (
        <HandItem
          key={`disc ${at}`}
          name={trans.__('Disc at row %1, column %2, radius %3 px', row, column, radius)}
          isHeld={held.kind === 'disc' && held.at === at}
          onHold={() => onHeld({ kind: 'disc', at })}
          undo={undo}
          onUndo={() => onOptions({ ...options, excludeDiscs: without(discs, at) })}
        />
      ))}
      {sectors.map(([from, to], at) => (
        <HandItem
          key={`wedge ${at}`}
          name={trans.__('Wedge from %1° to %2°', from, to)}
          isHeld={held.kind === 'wedge' && held.at === at}
          onHold={() => onHeld({ kind: 'wedge', at })}
          undo={undo}
          onUndo={() => onOptions({ ...options, excludeSectors: without(sectors, at) })}
        />
      ))}
      {arcs.map(([ring, from, to], at) => (
        <HandItem
          key={`arc ${at}`}
          name={trans.__('Ring %1 from %2° to %3°', ring, from, to)}
          undo={undo}
          onUndo={() => onOptions({ ...options, excludeArcs: without(arcs, at) })}
        />
      ))}
    </ul>
  );
}
