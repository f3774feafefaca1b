import React, { useMemo, useRef, useState } from 'react';

import type { RingTarget } from '../../../core/calibration/ringTargets';
import type { CalibrationOptions } from '../../../protocol/calibrate/calibrationOptions';
import { useInTurn } from '../../parts/useInTurn';
import { useTrans } from '../../parts/trans';
import type { Axes } from '../../plots/axes';
import type { Grid } from '../../plots/grid';
import type { ImageDisplay } from '../../plots/imageColours';
import { RingOverlay } from '../../plots/RingOverlay';
import { LeftOutOverlay } from '../../plots/LeftOutOverlay';
import { LinkedImages } from '../../plots/LinkedImages';
import type { Drawn } from '../review/drawn';
import { ringOutlines } from '../review/ringMarks';
import { ExclusionOverlay } from './ExclusionOverlay';
import type { HandContext, Held } from './grips';
import { gripOf, reachOf } from './grips';
import { HandTools } from './HandTools';
import { putAt } from './newExclusions';
import { beginning } from './ringShape';

export interface PatternSectionProps {
  recorded: Grid;
  /** What was found; absent where nothing was */
  drawn?: Drawn;
  options: CalibrationOptions;
  targets: readonly RingTarget[];
  output: string;
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
  /** @param isHeld in the middle of a drag */
  onOptions(options: CalibrationOptions, isHeld?: boolean): void;
  /** A drag begins */
  onHold(): void;
}

const RING: Held = { kind: 'ring' };

/** The pattern corrected and as recorded, with the rings that were found, and everything that can be done to it by hand. */
export function PatternSection(props: PatternSectionProps): JSX.Element {
  const { recorded, options, targets, output, display, onDisplay, onOptions, onHold } = props;
  const trans = useTrans();
  const section = useRef<HTMLDivElement>(null);
  const drawn = useInTurn(props.drawn, section);
  const [held, setHeld] = useState(RING);
  const [picked, setPicked] = useState<string>();
  const named = (name: string | undefined): RingTarget | undefined => targets.find(target => target.name === name);
  // Of a CIF file rings may be called otherwise
  const target = named(picked) ?? named('220') ?? targets.at(0);
  const image = recorded.shape;
  const found = drawn?.numbers.values;
  const t = target?.t ?? NaN;
  const ring = useMemo(() => beginning(options, found, t, image), [options, found, t, image]);
  const about = drawn?.record['excluded_sectors_about(px)'];
  const apex = about ? { row: about[0], column: about[1] } : { row: ring.row, column: ring.column };
  const context: HandContext = {
    options,
    ring,
    t,
    apex,
    image,
    onOptions,
    onHold
  };
  // Without a voltage no ring has a place
  const grip = target && (gripOf(held, context, trans) ?? gripOf(RING, context, trans));
  const leftOut = (axes: Axes, grid: Grid | undefined): JSX.Element | undefined =>
    grid && <LeftOutOverlay axes={axes} grid={grid} />;
  const rings = (axes: Axes, round: boolean): JSX.Element | undefined =>
    drawn && (
      <RingOverlay
        axes={axes}
        centre={{ row: drawn.numbers.values.centreRow, column: drawn.numbers.values.centreColumn }}
        theta={drawn.numbers.values.theta}
        rings={ringOutlines(drawn.record, drawn.numbers, round)}
      />
    );
  const original = {
    title: trans.__('Original'),
    grid: recorded,
    overlay: (axes: Axes) => (
      <>
        {leftOut(axes, drawn?.views.mask)}
        {rings(axes, false)}
        <ExclusionOverlay axes={axes} options={options} apex={apex} reach={reachOf(image)} />
        {grip?.overlay(axes)}
      </>
    ),
    onPick: (place: { row: number; column: number }) => {
      const next = putAt(held, place, context);
      if (next) {
        onOptions(next);
      }
    }
  };
  return (
    <div className="fd-PatternSection" ref={section}>
      <LinkedImages
        title={trans.__('Ellipticity')}
        images={[
          ...(drawn
            ? [
                {
                  title: trans.__('Corrected'),
                  grid: drawn.views.corrected,
                  overlay: (axes: Axes) => (
                    <>
                      {leftOut(axes, drawn.views.leftOut?.corrected)}
                      {rings(axes, true)}
                    </>
                  )
                }
              ]
            : []),
          original
        ]}
        output={output}
        display={display}
        onDisplay={onDisplay}
      />
      {drawn?.views.leftOut && (
        <p className="fd-Hint">{trans.__('Orange: left out of the fit, by hand or by the mask.')}</p>
      )}
      {target && (
        <HandTools
          context={context}
          held={held}
          grip={grip}
          targets={targets}
          ring={target.name}
          onRing={setPicked}
          onHeld={setHeld}
        />
      )}
    </div>
  );
}
