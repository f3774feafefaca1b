import React from 'react';

import { Progress } from '../parts/Progress';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { NumberBox } from '../plots/NumberBox';
import type { ViewerModel } from './viewerModel';

/** Steps through frames that are not a scan. */
export function StackPane({ frames, model }: { frames: number; model: ViewerModel }): JSX.Element {
  const trans = useTrans();
  const { at } = useModel(model.pattern);
  const { fraction } = useModel(model.overview);
  const index = at && 'index' in at ? at.index : 0;
  return (
    <section className="fd-Viewer-pane" aria-label={trans.__('Frames')}>
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
        <span className="fd-Quiet">{trans.__('of %1, counted from 0', frames)}</span>
      </div>
      {fraction !== undefined && <Progress label={trans.__('Overview')} fraction={fraction} />}
      <p className="fd-Hint">{trans.__('Converted without a scan shape, so there is no image of the scan.')}</p>
    </section>
  );
}
