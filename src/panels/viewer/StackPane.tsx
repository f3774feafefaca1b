import React from 'react';

import { Progress } from '../parts/Progress';
import { formatCount } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { NumberBox } from '../plots/NumberBox';
import { SeriesPlot } from '../plots/series/SeriesPlot';
import { Choices } from '../parts/Choices';
import { FrameRange } from './FrameRange';
import { ReloadNote } from './ReloadNote';
import type { ViewerModel } from './viewerModel';

/** Frames that are not a scan, one after another: a slider, and the signal of a virtual detector against their number. */
export function StackPane({ frames, model }: { frames: number; model: ViewerModel }): JSX.Element {
  const trans = useTrans();
  const { scanShown, patternShown } = useModel(model);
  const { at } = useModel(model.pattern);
  const { region } = useModel(model.region);
  const { fraction } = useModel(model.overview);
  const virtual = useModel(model.virtual);
  const index = at && 'index' in at ? at.index : 0;
  const isVirtual = scanShown === 'virtual';
  const range =
    patternShown === 'region' && region ? ([region.column, region.column + region.columns - 1] as const) : undefined;
  const sum = (first: number, last: number): void =>
    model.sumRegion({ row: 0, column: first, rows: 1, columns: last - first + 1 });
  return (
    <section className="fd-Viewer-pane" aria-label={trans.__('Frames')}>
      <Choices
        label={trans.__('What to see of the frames')}
        value={scanShown}
        onValue={value => model.showScan(value)}
        choices={[
          { value: 'sum', name: trans.__('Frames only') },
          {
            value: 'virtual',
            name: trans.__('Virtual detector'),
            title: trans.__('The counts of every frame on a virtual detector that you put on the pattern')
          }
        ]}
      />
      <div className="fd-Stack">
        <NumberBox
          label={trans.__('Frame')}
          showLabel
          value={index}
          min={0}
          max={frames - 1}
          onValue={value => model.pointAt({ index: value })}
        />
        <input
          type="range"
          className="fd-Slider"
          aria-label={trans.__('Frame')}
          min={0}
          max={frames - 1}
          value={index}
          onChange={event => model.pointAt({ index: Number(event.target.value) })}
        />
        <span className="fd-Quiet">{trans.__('of %1, counted from 0', formatCount(frames))}</span>
      </div>
      {isVirtual && virtual.grid && (
        <SeriesPlot
          label={trans.__('Counts on the virtual detector, frame by frame')}
          values={virtual.grid.values}
          at={index}
          range={range}
          onPick={picked => model.pointAt({ index: picked })}
          onRange={sum}
        />
      )}
      {isVirtual && virtual.fraction !== undefined && (
        <Progress label={trans.__('Virtual detector')} fraction={virtual.fraction} />
      )}
      {isVirtual && virtual.failure && <ReloadNote failure={virtual.failure} model={model} />}
      <FrameRange frames={frames} range={range} onRange={sum} />
      {fraction !== undefined && <Progress label={trans.__('Overview')} fraction={fraction} />}
      <p className="fd-Hint">
        {isVirtual
          ? trans.__('Click on the line: the pattern of that frame. Shift and drag: the sum of some frames.')
          : trans.__('Frames without a scan shape: there is no image of the scan.')}
      </p>
    </section>
  );
}
