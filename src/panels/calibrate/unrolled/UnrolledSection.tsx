import React, { useMemo, useState } from 'react';

import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { useTrans } from '../../parts/trans';
import type { ImagePoint } from '../../plots/axes';
import { DisplayToolbar } from '../../plots/DisplayToolbar';
import { ImagePane } from '../../plots/ImagePane';
import type { ImageDisplay } from '../../plots/imageColours';
import { LeftOutOverlay } from '../../plots/LeftOutOverlay';
import type { View } from '../../plots/viewKeys';
import { toggledArc } from '../hand/ringArcs';
import type { Drawn } from '../review/drawn';
import { RingPieces } from './RingPieces';
import type { RingPiece } from './piecesOfRings';
import { asRecorded, pieceAt, ringPieces } from './piecesOfRings';
import { placeOf, polarOf, unrolledScales } from '../../plots/unrolledScales';

export interface UnrolledSectionProps {
  drawn: Drawn;
  options: CalibrationOptions;
  output: string;
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
  onOptions(options: CalibrationOptions): void;
}

/** How near a click has to be to a piece of a ring, as a part of the width */
const REACH = 0.02;

/** The pattern over azimuth and q, before and after the ellipse is taken out, with every piece of a ring that was measured. */
export function UnrolledSection(props: UnrolledSectionProps): JSX.Element {
  const { drawn, options, output, display, onDisplay, onOptions } = props;
  const { record, numbers, views } = drawn;
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
  const toggle = ({ rings, azimuth }: RingPiece): void =>
    onOptions({ ...options, excludeArcs: toggledArc(options.excludeArcs ?? [], rings, azimuth) });
  const pick = (place: ImagePoint): void => {
    const shown = pieces.map(piece => ({ ...piece, ...seen(piece) }));
    const met = pieceAt(shown, polarOf(unrolling, place), REACH * (to - from));
    const piece = met && pieces[shown.indexOf(met)];
    if (piece) {
      toggle(piece);
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
    <section className="fd-LinkedImages" aria-label={title}>
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
              onToggle={toggle}
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
}
