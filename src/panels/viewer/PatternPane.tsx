import React, { useMemo } from 'react';

import { Progress } from '../parts/Progress';
import { formatCount } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { detectorHandlesIn } from '../plots/handles/detectorHandles';
import { HandleFields } from '../plots/handles/HandleFields';
import { Handles } from '../plots/handles/Handles';
import { Choices } from '../parts/Choices';
import type { CalibrationLineProps } from './CalibrationLine';
import { CalibrationLine } from './CalibrationLine';
import { DetectorPresets } from './DetectorPresets';
import { patternStep } from './patternStep';
import { useDetector } from './useDetector';
import { DisplayedImage } from '../plots/DisplayedImage';
import { ReloadNote } from './ReloadNote';
import { useShownPattern } from './useShownPattern';
import type { ViewedData } from './viewedData';

export interface PatternPaneProps extends CalibrationLineProps {
  data: ViewedData;
}

/** A diffraction pattern: mean, maximum, at a position or of a region; with the virtual detector on it. */
export function PatternPane({ data, model, onDocument }: PatternPaneProps): JSX.Element {
  const trans = useTrans();
  const { scanShown, patternShown, patternUnit, displays } = useModel(model);
  const { pixels } = useModel(model.virtual);
  const { detector, preset } = useDetector(data, model);
  const { title, grid, note } = useShownPattern(model, !data.scan);
  const { failure: overviewFailure, beam } = useModel(model.overview);
  const { found: calibration } = useModel(model.calibration);
  const step = useMemo(() => patternStep(calibration, beam, patternUnit), [calibration, beam, patternUnit]);
  const detectorHandles = useMemo(() => detectorHandlesIn(step), [step]);
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
        step={step}
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
      <CalibrationLine model={model} onDocument={onDocument} />
      {shownDetector && (
        <div className="fd-Detector">
          <DetectorPresets active={preset} onPreset={preset => model.usePreset(preset)} />
          <HandleFields
            label={trans.__('Numbers of the virtual detector')}
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
