import React, { memo, useMemo, useRef, useState } from 'react';

import { useInTurn } from '../../parts/useInTurn';
import { useTrans } from '../../parts/trans';
import type { ImagePoint } from '../../plots/axes';
import { DisplayToolbar } from '../../plots/DisplayToolbar';
import { ImagePane } from '../../plots/ImagePane';
import type { ImageDisplay } from '../../plots/imageColours';
import { LeftOutOverlay } from '../../plots/LeftOutOverlay';
import type { View } from '../../plots/viewKeys';
import type { Drawn } from '../review/drawn';
import { RingPieces } from './RingPieces';
import type { RingPiece } from './piecesOfRings';
import { asRecorded, pieceAt, ringPieces } from './piecesOfRings';
import { placeOf, polarOf, unrolledScales } from '../../plots/unrolledScales';

export interface UnrolledSectionProps {
  drawn: Drawn;
  output: string;
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
  /** A piece is to be taken out of the fit, or back in */
  onToggle(piece: RingPiece): void;
}

/** How near a click has to be to a piece of a ring, as a part of the width */
const REACH = 0.02;

/** The pattern over azimuth and q, before and after the ellipse is taken out, with every piece of a ring that was measured. */
export const UnrolledSection = memo(function UnrolledSection(props: UnrolledSectionProps): JSX.Element {
  const { output, display, onDisplay, onToggle } = props;
  const section = useRef<HTMLElement>(null);
  const { record, numbers, views } = useInTurn(props.drawn, section);
  const trans = useTrans();
  const [isCorrected, setCorrected] = useState(true);
  const [view, setView] = useState<View>();
  const [from, to] = views.qRange;
  const grid = isCorrected ? views.unrolled : views.unrolledAsRecorded;
  const grids = useMemo(() => [grid], [grid]);
  const leftOut = isCorrected ? views.leftOut?.unrolled : views.leftOut?.unrolledAsRecorded;
  const unrolling = useMemo(() => ({ shape: grid.shape, qRange: [from, to] as const }), [grid, from, to]);
  const scales = useMemo(() => unrolledScales(unrolling, trans), [unrolling, trans]);
  const pieces = useMemo(() => ringPieces(record, numbers.values), [record, numbers]);
  const seen = ({ q, azimuth }: RingPiece) =>
    isCorrected ? { q, azimuth } : asRecorded({ q, azimuth }, numbers.values);
  const pick = (place: ImagePoint): void => {
    const shown = pieces.map(piece => ({ ...piece, ...seen(piece) }));
    const met = pieceAt(shown, polarOf(unrolling, place), REACH * (to - from));
    const piece = met && pieces[shown.indexOf(met)];
    if (piece) {
      onToggle(piece);
    }
  };
  const title = trans.__('Unrolled');
  const choice = (corrected: boolean, name: string): JSX.Element => (
    <button
      type="button"
      className="fd-Toggle"
      aria-pressed={isCorrected === corrected}
      onClick={() => setCorrected(corrected)}
    >
      {name}
    </button>
  );
  return (
    <section className="fd-LinkedImages" ref={section} aria-label={title}>
      <header className="fd-SectionHead">
        <h3>{title}</h3>
        <DisplayToolbar
          label={title}
          grids={grids}
          display={display}
          onDisplay={onDisplay}
          onWholeView={() => setView(undefined)}
        />
      </header>
      <div className="fd-Toggles" role="group" aria-label={trans.__('Ellipse')}>
        {choice(true, trans.__('Corrected'))}
        {choice(false, trans.__('As recorded'))}
      </div>
      <ImagePane
        title={isCorrected ? trans.__('Rings are straight when the ellipse is right') : trans.__('With the ellipse')}
        grid={grid}
        unit={trans.__('counts')}
        display={display}
        scales={scales}
        view={view}
        onView={setView}
        output={output}
        onPick={pick}
        overlay={axes => (
          <>
            {leftOut && <LeftOutOverlay axes={axes} grid={leftOut} />}
            <RingPieces
              axes={axes}
              pieces={pieces}
              placeOf={piece => {
                const { q, azimuth } = seen(piece);
                return placeOf(unrolling, q, azimuth);
              }}
              onToggle={onToggle}
            />
          </>
        )}
      />
      <p className="fd-Quiet">
        {pieces.length > 0
          ? trans.__('Click on a point to take it out of the fit, or to put it back. The fit ignored open points.')
          : trans.__('This record is from an earlier version: calibrate again to see the single pieces of the rings.')}
      </p>
    </section>
  );
});
