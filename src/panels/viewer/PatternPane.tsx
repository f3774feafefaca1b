import React from 'react';

import { Progress } from '../parts/Progress';
import { formatCount } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { detectorHandles } from '../plots/handles/detectorHandles';
import { HandleFields } from '../plots/handles/HandleFields';
import { Handles } from '../plots/handles/Handles';
import { Choices } from '../parts/Choices';
import { DetectorPresets } from './DetectorPresets';
import { DisplayedImage } from '../plots/DisplayedImage';
import { ReloadNote } from './ReloadNote';
import { useShownPattern } from './useShownPattern';
import type { ViewedData } from './viewedData';
import type { ViewerModel } from './viewerModel';

/** A diffraction pattern: mean, maximum, at a position or of a region; with the virtual detector on it. */
export function PatternPane({ data, model }: { data: ViewedData; model: ViewerModel }): JSX.Element {
  const trans = useTrans();
  const { scanShown, patternShown, displays } = useModel(model);
  const { detector, pixels } = useModel(model.virtual);
  const { title, grid, note } = useShownPattern(model, !data.scan);
  const { failure: overviewFailure } = useModel(model.overview);
  const { at, failure: pointFailure } = useModel(model.pattern);
  const { region, fraction, failure: regionFailure } = useModel(model.region);
  const failure = patternShown === 'position' ? pointFailure : patternShown === 'region' ? regionFailure : undefined;
  const shownDetector = scanShown === 'virtual' ? detector : undefined;
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
          {
            value: 'region',
            name: data.scan ? trans.__('Region') : trans.__('Some frames'),
            title: region
              ? undefined
              : data.scan
                ? trans.__('Drag on the image of the scan with Shift held')
                : trans.__('Sum of the frames that you name'),
            disabled: !region
          }
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
            <Handles
              label={trans.__('Virtual detector')}
              axes={axes}
              geometry={detectorHandles}
              shape={shownDetector}
              image={data.frame}
              onShape={moved => model.detect(moved)}
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
          <HandleFields
            label={trans.__('Virtual detector, in pixels')}
            geometry={detectorHandles}
            shape={shownDetector}
            image={data.frame}
            onShape={moved => model.detect(moved)}
          />
          <p className="fd-Hint">
            {pixels === undefined
              ? trans.__('Drag the detector on the pattern, or use the arrow keys.')
              : trans.__('%1 px in the detector', formatCount(pixels))}
          </p>
        </div>
      )}
    </section>
  );
}
