import React from 'react';

import type { FramePosition } from '../../protocol/viewer';
import { Progress } from '../parts/Progress';
import { formatCount } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { Grid } from '../plots/grid';
import { DetectorFields } from '../plots/handles/DetectorFields';
import { DetectorHandles } from '../plots/handles/DetectorHandles';
import { Choices } from './Choices';
import { DetectorPresets } from './DetectorPresets';
import { DisplayedImage } from './DisplayedImage';
import { ReloadNote } from './ReloadNote';
import type { ViewedData } from './viewedData';
import type { ViewerModel } from './viewerModel';

/** A diffraction pattern: mean, maximum, at a position or of a region; with the virtual detector on it. */
export function PatternPane({ data, model }: { data: ViewedData; model: ViewerModel }): JSX.Element {
  const trans = useTrans();
  const { scanShown, patternShown, displays } = useModel(model);
  const { detector, pixels } = useModel(model.virtual);
  const { title, grid, note } = useShownPattern(model);
  const { failure: overviewFailure } = useModel(model.overview);
  const { at, failure: pointFailure } = useModel(model.pattern);
  const { region, fraction, failure: regionFailure } = useModel(model.region);
  const failure = patternShown === 'position' ? pointFailure : patternShown === 'region' ? regionFailure : undefined;
  const shownDetector = scanShown === 'virtual' && data.scan ? detector : undefined;
  return (
    <section className="fd-Viewer-pane" aria-label={trans.__('Diffraction pattern')}>
      <Choices
        label={trans.__('Which pattern')}
        value={patternShown}
        onValue={value => model.showPattern(value)}
        choices={[
          { value: 'mean', name: trans.__('Mean'), title: trans.__('Mean of all patterns') },
          { value: 'maximum', name: trans.__('Maximum'), title: trans.__('Brightest of all patterns, pixel by pixel') },
          {
            value: 'position',
            name: data.scan ? trans.__('At position') : trans.__('At frame'),
            title: at ? undefined : trans.__('Click on the image of the scan'),
            disabled: !at
          },
          ...(data.scan
            ? [
                {
                  value: 'region' as const,
                  name: trans.__('Region'),
                  title: region ? undefined : trans.__('Drag on the image of the scan with Shift held'),
                  disabled: !region
                }
              ]
            : [])
        ]}
      />
      <DisplayedImage
        title={title}
        grid={grid}
        display={displays.pattern}
        onDisplay={pattern => model.display({ pattern })}
        isFailed={(failure ?? overviewFailure) !== undefined}
        output={data.output}
        overlay={
          shownDetector &&
          (axes => (
            <DetectorHandles
              axes={axes}
              detector={shownDetector}
              shape={data.frame}
              onDetector={moved => model.detect(moved)}
            />
          ))
        }
      />
      {patternShown === 'region' && fraction !== undefined && (
        <Progress label={trans.__('Sum of the region')} fraction={fraction} />
      )}
      {failure && <ReloadNote failure={failure} model={model} />}
      {note && <p className="fd-Quiet">{note}</p>}
      {shownDetector && (
        <div className="fd-Detector">
          <DetectorPresets onPreset={preset => model.usePreset(preset)} />
          <DetectorFields detector={shownDetector} shape={data.frame} onDetector={moved => model.detect(moved)} />
          <p className="fd-Hint">
            {pixels === undefined
              ? trans.__('Drag the detector on the pattern, or use the arrow keys.')
              : trans._n('One pixel counts.', '%2 pixels count.', pixels, formatCount(pixels))}
          </p>
        </div>
      )}
    </section>
  );
}

/** Which pattern is shown, what it is called, and what there is to say of it. */
function useShownPattern(model: ViewerModel): { title: string; grid?: Grid; note?: string } {
  const trans = useTrans();
  const { patternShown } = useModel(model);
  const { meanPattern, maximumPattern } = useModel(model.overview);
  const { shown: atPosition } = useModel(model.pattern);
  const { shown: ofRegion } = useModel(model.region);
  const place = (at: FramePosition): string =>
    'row' in at ? trans.__('row %1, column %2', at.row, at.column) : trans.__('frame %1', at.index);
  switch (patternShown) {
    case 'mean':
      return { title: trans.__('Mean pattern'), grid: meanPattern };
    case 'maximum':
      return { title: trans.__('Maximum pattern'), grid: maximumPattern };
    case 'position':
      return {
        title: atPosition ? trans.__('Pattern at %1', place(atPosition.at)) : trans.__('Pattern'),
        grid: atPosition?.grid,
        note: !atPosition
          ? undefined
          : atPosition.stored
            ? trans.__('%1 counts in all', formatCount(atPosition.total))
            : trans.__('The detector saved no frame here: the pattern is all zeros.')
      };
    case 'region': {
      const region = ofRegion?.region;
      return {
        title: region
          ? trans.__(
              'Sum of rows %1 to %2, columns %3 to %4',
              region.row,
              region.row + region.rows - 1,
              region.column,
              region.column + region.columns - 1
            )
          : trans.__('Sum of the region'),
        grid: ofRegion?.grid,
        note:
          ofRegion &&
          trans._n('One pattern summed', '%2 patterns summed', ofRegion.frames, formatCount(ofRegion.frames))
      };
    }
  }
}
