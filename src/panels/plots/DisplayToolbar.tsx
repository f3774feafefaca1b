import { homeIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { useTrans } from '../parts/trans';
import type { ColourMapName } from './colourMaps';
import { colourMapNames } from './colourMaps';
import type { ImageDisplay } from './imagePlot';
import { NumberBox } from './NumberBox';

export interface DisplayToolbarProps {
  /** What the toolbar is for, such as "Sum image" */
  label: string;
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
  onWholeView(): void;
  /** Values at the ends of the colour map now: where there are other images to come, they can be held for those */
  rangeNow?(): readonly [number, number];
}

/** How images are shown: linear or log colours, colour map, percentile range, all of it in view. */
export function DisplayToolbar({ label, display, onDisplay, onWholeView, rangeNow }: DisplayToolbarProps): JSX.Element {
  const trans = useTrans();
  const [low, high] = display.percentiles;
  const names: Record<ColourMapName, string> = {
    viridis: trans.__('Viridis'),
    inferno: trans.__('Inferno'),
    gray: trans.__('Gray')
  };
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
    <div className="fd-DisplayToolbar" role="toolbar" aria-label={trans.__('Display of %1', label)}>
      <span className="fd-Toggles" title={trans.__('Colours only: hover and colour bar give the values themselves')}>
        {scale('linear', trans.__('Linear'))}
        {scale('log', trans.__('Log'))}
      </span>
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
      <span className="fd-Percentiles" title={trans.__('Percentiles of the values at the ends of the colour map')}>
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
      <span className="fd-DisplayToolbar-end">
        {rangeNow && (
          <span className="fd-Toggles">
            <button
              type="button"
              className="fd-Toggle"
              aria-pressed={display.range !== undefined}
              title={trans.__('Keep the values at the ends of the colour map while you step from image to image')}
              onClick={() => onDisplay({ ...display, range: display.range ? undefined : rangeNow() })}
            >
              {trans.__('Hold range')}
            </button>
          </span>
        )}
        <button
          type="button"
          className="fd-IconButton"
          aria-label={trans.__('Reset view')}
          title={trans.__('Show the whole image (key 0, or double click)')}
          onClick={onWholeView}
        >
          <homeIcon.react tag="span" width="16px" height="16px" />
        </button>
      </span>
    </div>
  );
}
