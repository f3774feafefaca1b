import React, { useState } from 'react';

import { useTrans } from '../parts/trans';
import { DisplayToolbar } from './DisplayToolbar';
import type { ImagePaneProps } from './ImagePane';
import { ImagePane } from './ImagePane';
import type { ImageDisplay } from './imagePlot';
import { finiteValues, valueRange } from './valueRange';
import type { View } from './viewKeys';

export interface DisplayedImageProps extends Omit<ImagePaneProps, 'view' | 'onView' | 'display' | 'grid' | 'unit'> {
  /** Absent while there is nothing to draw */
  grid?: ImagePaneProps['grid'];
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
  /** It failed, so that no image is on its way */
  isFailed?: boolean;
  /** Without the sentence on logarithmic colours, which one of several images says for all */
  isPlain?: boolean;
}

/** An image in counts with the toolbar of its display. What is in view stays when another image takes its place. */
export function DisplayedImage(props: DisplayedImageProps): JSX.Element {
  const { title, grid, display, onDisplay, isFailed, isPlain, ...rest } = props;
  const trans = useTrans();
  const [view, setView] = useState<View>();
  return (
    <>
      <DisplayToolbar
        label={title}
        display={display}
        onDisplay={onDisplay}
        onWholeView={() => setView(undefined)}
        rangeNow={grid && (() => valueRange(finiteValues(grid.values), display.percentiles))}
      />
      {grid ? (
        <ImagePane
          {...rest}
          title={title}
          grid={grid}
          unit={trans.__('counts')}
          display={display}
          view={view}
          onView={setView}
        />
      ) : (
        !isFailed && (
          <div className="fd-ImagePane-empty" role="status">
            {trans.__('Reading…')}
          </div>
        )
      )}
      {display.scale === 'log' && !isPlain && (
        <p className="fd-Hint">{trans.__('Log is display only: hover and colour bar give the values themselves.')}</p>
      )}
    </>
  );
}
