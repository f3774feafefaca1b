import React, { useMemo, useState } from 'react';

import { useTrans } from '../parts/trans';
import { DisplayToolbar } from './DisplayToolbar';
import type { ImageDisplay } from './imageColours';
import type { ImagePaneProps } from './ImagePane';
import { ImagePane } from './ImagePane';
import type { PixelStep } from './imagePlot';
import { LineProfile } from './measure/LineProfile';
import { useLine } from './measure/useLine';
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
  /** One of several in little room: takes the height it is given, with its tools in the line of its title, and without the sentence on logarithmic colours */
  isCompact?: boolean;
}

const NO_SIZE = [1, 1] as const;

/** An image in counts with the toolbar of its display. What is in view stays when another image takes its place. */
export function DisplayedImage(props: DisplayedImageProps): JSX.Element {
  const {
    title,
    grid,
    display,
    onDisplay,
    isFailed,
    isCompact = false,
    isPlain = isCompact,
    step,
    overlay,
    ...rest
  } = props;
  const trans = useTrans();
  const [seen, setSeen] = useState<{ readonly view: View; readonly step?: PixelStep }>();
  const { line, onLine, overlay: lineOverlay, ...measuring } = useLine(grid?.shape ?? NO_SIZE);
  const grids = useMemo(() => (grid ? [grid] : []), [grid]);
  const images = useMemo(() => (grid ? [{ title, grid }] : []), [title, grid]);
  return (
    <>
      <DisplayToolbar
        label={title}
        grids={grids}
        display={display}
        onDisplay={onDisplay}
        onWholeView={() => setSeen(undefined)}
        isCompact={isCompact}
        {...measuring}
      />
      {grid ? (
        <ImagePane
          {...rest}
          title={title}
          grid={grid}
          step={step}
          unit={trans.__('counts')}
          display={display}
          fills={isCompact}
          // In units of other axes it means nothing
          view={seen?.step === step ? seen?.view : undefined}
          onView={view => setSeen({ view, step })}
          overlay={axes => (
            <>
              {overlay?.(axes)}
              {lineOverlay(axes)}
            </>
          )}
        />
      ) : (
        !isFailed && (
          <div className="fd-ImagePane-empty" role="status">
            {trans.__('Reading…')}
          </div>
        )
      )}
      {line && grid && (
        <LineProfile
          line={line}
          onLine={onLine}
          images={images}
          step={step}
          unit={trans.__('counts')}
          output={rest.output}
        />
      )}
      {display.scale === 'log' && !isPlain && (
        <p className="fd-Hint">{trans.__('Log is display only: hover and colour bar give the values themselves.')}</p>
      )}
    </>
  );
}
