import type { ReactNode } from 'react';
import React, { useMemo } from 'react';

import { useTrans } from '../../parts/trans';
import type { Grid } from '../grid';
import type { ImageDisplay } from '../imageColours';
import { shownRange } from '../imageColours';
import { NumberBox } from '../NumberBox';
import { HistogramPlot } from './HistogramPlot';

export interface ContrastProps {
  /** The images that are shown so, at least one */
  grids: readonly Grid[];
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
  /** What else is chosen of the colours */
  children?: ReactNode;
}

const MOST_GAMMA = 4;
const LEAST_GAMMA = 0.1;
const LARGEST = 3e38;

/** Which values the colours lie between: by hand on the histogram or as numbers, or by percentiles of each image; and gamma. */
export function Contrast({ grids, display, onDisplay, children }: ContrastProps): JSX.Element {
  const trans = useTrans();
  const [low, high] = display.percentiles;
  const range = useMemo(() => rangeOf(grids, display), [grids, display]);
  const hold = (held: readonly [number, number]): void => onDisplay({ ...display, range: held });
  return (
    <div className="fd-Contrast" role="group" aria-label={trans.__('Contrast')}>
      <HistogramPlot grids={grids} scale={display.scale} range={range} onRange={hold} />
      <div className="fd-NumberFields fd-Contrast-limits">
        <NumberBox
          label={trans.__('Minimum')}
          showLabel
          value={short(range[0])}
          min={-LARGEST}
          max={range[1]}
          step={0.1}
          onValue={value => hold([value, range[1]])}
        />
        <NumberBox
          label={trans.__('Maximum')}
          showLabel
          value={short(range[1])}
          min={range[0]}
          max={LARGEST}
          step={0.1}
          onValue={value => hold([range[0], value])}
        />
        <span className="fd-Toggles">
          <button
            type="button"
            className="fd-Toggle"
            aria-pressed={display.range !== undefined}
            title={trans.__('Keep these limits while you step from image to image')}
            onClick={() => onDisplay({ ...display, range: display.range ? undefined : range })}
          >
            {trans.__('Hold range')}
          </button>
        </span>
      </div>
      <div className="fd-NumberFields">
        <span className="fd-Percentiles" title={trans.__('Percentiles of the values at the ends of the colour map')}>
          {trans.__('Percentiles')}
          <NumberBox
            label={trans.__('Lower percentile')}
            value={low}
            min={0}
            max={high}
            step={0.1}
            onValue={value => onDisplay({ ...display, percentiles: [value, high], range: undefined })}
          />
          –
          <NumberBox
            label={trans.__('Upper percentile')}
            value={high}
            min={low}
            max={100}
            step={0.1}
            onValue={value => onDisplay({ ...display, percentiles: [low, value], range: undefined })}
          />
          %
        </span>
        <span title={trans.__('Below 1 brightens what is faint, above 1 darkens it')}>
          <NumberBox
            label={trans.__('Gamma')}
            showLabel
            value={display.gamma ?? 1}
            min={LEAST_GAMMA}
            max={MOST_GAMMA}
            step={0.1}
            onValue={gamma => onDisplay({ ...display, gamma: gamma === 1 ? undefined : gamma })}
          />
        </span>
        {children}
      </div>
    </div>
  );
}

/** From the least to the largest end of all images. */
function rangeOf(grids: readonly Grid[], display: ImageDisplay): readonly [number, number] {
  const ranges = grids.map(grid => shownRange(grid, display));
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}

/** As many digits as a box shows. */
function short(value: number): number {
  return Number(value.toPrecision(5));
}
