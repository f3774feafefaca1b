import { homeIcon } from '@jupyterlab/ui-components';
import React, { useState } from 'react';

import { IconButton } from '../parts/IconButton';
import { useTrans } from '../parts/trans';
import type { ColourMapName } from './colourMaps';
import { colourMapNames } from './colourMaps';
import { Contrast } from './contrast/Contrast';
import type { Grid } from './grid';
import type { ImageDisplay } from './imageColours';
import { ToolIcon } from './ToolIcon';

export interface DisplayToolbarProps {
  /** What the toolbar is for, such as "Sum image" */
  label: string;
  /** The images that are shown so; the same array as long as they are the same */
  grids: readonly Grid[];
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
  onWholeView(): void;
  /** Whether a line lies over the images to measure with, and the wish for one or none */
  isMeasuring?: boolean;
  onMeasuring?(isMeasuring: boolean): void;
  /** Beside a title: the colour map is chosen with the contrast */
  isCompact?: boolean;
}

/** How images are shown: linear or log colours, colour map, limits, all of it in view; and a line to measure with. */
export function DisplayToolbar(props: DisplayToolbarProps): JSX.Element {
  const { label, grids, display, onDisplay, onWholeView, isMeasuring, onMeasuring, isCompact = false } = props;
  const trans = useTrans();
  const [isContrast, setContrast] = useState(false);
  const colourMap = <ColourMaps display={display} onDisplay={onDisplay} />;
  const scale = (value: ImageDisplay['scale'], name: string): JSX.Element => (
    <button
      type="button"
      className="fd-Toggle"
      aria-pressed={display.scale === value}
      onClick={() => onDisplay({ ...display, scale: value })}
    >
      {name}
    </button>
  );
  return (
    <>
      <div className="fd-DisplayToolbar" role="toolbar" aria-label={trans.__('Display of %1', label)}>
        <span className="fd-Toggles" title={trans.__('Colours only: values and colour bar stay as they are')}>
          {scale('linear', trans.__('Linear'))}
          {scale('log', trans.__('Log'))}
        </span>
        {!isCompact && colourMap}
        <span className="fd-DisplayToolbar-end">
          <button
            type="button"
            className="fd-IconButton"
            aria-label={trans.__('Contrast')}
            aria-expanded={isContrast}
            title={trans.__('Contrast: histogram, limits, gamma')}
            onClick={() => setContrast(!isContrast)}
          >
            <ToolIcon name="contrast" />
          </button>
          {onMeasuring && (
            <button
              type="button"
              className="fd-IconButton"
              aria-label={trans.__('Measure along a line')}
              aria-pressed={isMeasuring}
              title={trans.__('Measure along a line: distance and profile')}
              onClick={() => onMeasuring(!isMeasuring)}
            >
              <ToolIcon name="line" />
            </button>
          )}
          <IconButton
            icon={homeIcon}
            name={trans.__('Reset view')}
            title={trans.__('Show the whole image (key 0, or double click)')}
            onClick={onWholeView}
          />
        </span>
      </div>
      {isContrast && grids.length > 0 && (
        <Contrast grids={grids} display={display} onDisplay={onDisplay}>
          {isCompact && colourMap}
        </Contrast>
      )}
    </>
  );
}

function ColourMaps({ display, onDisplay }: Pick<DisplayToolbarProps, 'display' | 'onDisplay'>): JSX.Element {
  const trans = useTrans();
  const names: Record<ColourMapName, string> = {
    viridis: trans.__('Viridis'),
    cividis: trans.__('Cividis'),
    inferno: trans.__('Inferno'),
    magma: trans.__('Magma'),
    plasma: trans.__('Plasma'),
    gray: trans.__('Gray'),
    'gray-inverted': trans.__('Inverted gray')
  };
  return (
    <select
      className="fd-Select"
      aria-label={trans.__('Colour map')}
      value={display.colourMap}
      onChange={event => onDisplay({ ...display, colourMap: event.target.value as ColourMapName })}
    >
      {colourMapNames.map(name => (
        <option key={name} value={name}>
          {names[name]}
        </option>
      ))}
    </select>
  );
}
