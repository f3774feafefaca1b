import React, { useMemo, useState } from 'react';

import { Progress } from '../parts/Progress';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { ImagePoint } from '../plots/axes';
import { Crosshair } from '../plots/Crosshair';
import { RegionOutline } from '../plots/RegionOutline';
import { Choices } from '../parts/Choices';
import { DisplayedImage } from '../plots/DisplayedImage';
import { detectorTitle } from './detectorTitle';
import { ReloadNote } from './ReloadNote';
import { ScanFields } from './ScanFields';
import { useDetector } from './useDetector';
import type { ViewedData } from './viewedData';
import type { ViewerModel } from './viewerModel';

export interface ScanPaneProps {
  data: ViewedData;
  /** [rows, columns] */
  scan: readonly [number, number];
  model: ViewerModel;
}

/** The scan, as sum image or as a virtual detector sees it: a click shows a pattern, Shift and drag the sum of a region. */
export function ScanPane({ data, scan, model }: ScanPaneProps): JSX.Element {
  const trans = useTrans();
  const { scanShown, patternShown, displays } = useModel(model);
  const { sumImage, stepNm, fraction: overviewFraction, failure: overviewFailure } = useModel(model.overview);
  const { at } = useModel(model.pattern);
  const { region } = useModel(model.region);
  const virtual = useModel(model.virtual);
  const { detector, preset } = useDetector(data, model);
  const [grabbed, setGrabbed] = useState(0);
  const step = useMemo(() => (stepNm === undefined ? undefined : { size: stepNm, unit: 'nm' }), [stepNm]);
  const isVirtual = scanShown === 'virtual';
  const place = patternShown !== 'region' && at && 'row' in at ? at : undefined;
  const outlined = patternShown === 'region' ? region : undefined;
  const fraction = isVirtual ? virtual.fraction : overviewFraction;
  const pick = (picked: ImagePoint): void => {
    model.pointAt({ row: picked.row, column: picked.column });
    setGrabbed(grabbed + 1);
  };
  return (
    <section className="fd-Viewer-pane" aria-label={trans.__('Scan')}>
      <Choices
        label={trans.__('Image of the scan')}
        value={scanShown}
        onValue={value => model.showScan(value)}
        choices={[
          { value: 'sum', name: trans.__('Sum image'), title: trans.__('All counts of the pattern at each position') },
          {
            value: 'virtual',
            name: trans.__('Virtual image'),
            title: trans.__('The counts on a virtual detector that you put on the pattern')
          }
        ]}
      />
      <DisplayedImage
        title={isVirtual ? detectorTitle(detector, preset, trans) : trans.__('Sum image')}
        grid={isVirtual ? virtual.grid : sumImage}
        display={isVirtual ? displays.virtual : displays.sum}
        onDisplay={display => model.display(isVirtual ? { virtual: display } : { sum: display })}
        isFailed={(isVirtual ? virtual.failure : overviewFailure) !== undefined}
        step={step}
        output={data.output}
        onPick={pick}
        onRegion={picked => model.sumRegion(picked)}
        overlay={axes => (
          <>
            {outlined && <RegionOutline axes={axes} region={outlined} />}
            {place && (
              <Crosshair
                axes={axes}
                place={place}
                shape={scan}
                label={trans.__('Scan position')}
                onMove={moved => model.pointAt({ row: moved.row, column: moved.column })}
                grabbed={grabbed}
              />
            )}
          </>
        )}
      />
      {fraction !== undefined && (
        <Progress label={isVirtual ? trans.__('Virtual image') : trans.__('Overview')} fraction={fraction} />
      )}
      {isVirtual && virtual.failure && <ReloadNote failure={virtual.failure} model={model} />}
      <ScanFields scan={scan} place={place} region={outlined} model={model} />
      <p className="fd-Hint">
        {trans.__(
          'Click: the pattern there; arrow keys step, with Shift by ten. Shift and drag: the sum of a region. Ctrl+C copies the value that is read.'
        )}
      </p>
    </section>
  );
}
