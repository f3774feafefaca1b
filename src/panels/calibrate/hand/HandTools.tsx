import React from 'react';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import type { RingTarget } from '../../../core/calibration/ringTargets';
import { useTrans } from '../../parts/trans';
import type { Grip, HandContext, Held } from './grips';
import { GivenList } from './GivenList';
import { HandList } from './HandList';
import { addedDisc, addedWedge } from './newExclusions';
import { sizesAbout } from './ringShape';

export interface HandToolsProps {
  context: HandContext;
  held: Held;
  grip?: Grip;
  /** Rings of the reference, and the one that can be dragged */
  targets: readonly RingTarget[];
  ring: string;
  onRing(name: string): void;
  onHeld(held: Held): void;
}

/** By hand: the ring to begin with, discs and wedges that do not count, with the numbers of what is held. */
export function HandTools(props: HandToolsProps): JSX.Element {
  const { context, held, grip, targets, ring, onRing, onHeld } = props;
  const { options, onOptions, onHold } = context;
  const trans = useTrans();
  const { excludeDiscs: discs = [], excludeSectors: sectors = [] } = options;
  const fromHere = (next: CalibrationOptions, hold: Held): void => {
    onOptions(next);
    onHeld(hold);
  };
  return (
    <section className="fd-HandTools" aria-label={trans.__('By hand')}>
      <div className="fd-HandTools-row">
        <button
          type="button"
          className="fd-Toggle"
          aria-pressed={held.kind === 'ring'}
          title={trans.__('Drag centre, radius or major axis: the fit begins there')}
          onClick={() => onHeld({ kind: 'ring' })}
        >
          {trans.__('Drag ring')}
        </button>
        <select
          className="fd-Select"
          aria-label={trans.__('Ring to drag')}
          value={ring}
          onChange={event => {
            onRing(event.target.value);
            onHeld({ kind: 'ring' });
          }}
        >
          {targets.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="fd-Button"
          title={trans.__('A beam stop, or a spot of something else. Click on the pattern to put it there')}
          onClick={() => fromHere(addedDisc(context), { kind: 'disc', at: discs.length })}
        >
          {trans.__('Leave out a disc')}
        </button>
        <button
          type="button"
          className="fd-Button"
          title={trans.__('The needle of a beam stop, or a side with spots. Click on the pattern to turn it there')}
          onClick={() => fromHere(addedWedge(options), { kind: 'wedge', at: sectors.length })}
        >
          {trans.__('Leave out a wedge')}
        </button>
        {!options.pixelSizeRange && (
          <button
            type="button"
            className="fd-Button"
            title={trans.__('Where two pixel sizes fit: give the smallest and the largest that are possible')}
            onClick={() => onOptions({ ...options, pixelSizeRange: sizesAbout(context) })}
          >
            {trans.__('Give the pixel size')}
          </button>
        )}
      </div>
      {grip?.fields}
      <GivenList options={options} onOptions={onOptions} onHold={onHold} />
      <HandList options={options} held={held} onHeld={onHeld} onOptions={onOptions} />
    </section>
  );
}
