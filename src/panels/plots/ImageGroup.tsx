import React, { useState } from 'react';

import { useTrans } from '../parts/trans';
import { DisplayToolbar } from './DisplayToolbar';
import type { Grid } from './grid';
import { ImagePane } from './ImagePane';
import type { ImageDisplay, PixelStep } from './imagePlot';
import type { View } from './viewKeys';

export interface ImageGroupProps {
  title: string;
  images: readonly { title: string; grid: Grid; unit: string }[];
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
  step?: PixelStep;
}

/** Images of one kind and size under one toolbar: they share display and view, so that they can be compared. */
export function ImageGroup({ title, images, display, onDisplay, step }: ImageGroupProps): JSX.Element {
  const trans = useTrans();
  const [view, setView] = useState<View>();
  return (
    <section className={`fd-ImageGroup${images.length > 1 ? ' fd-mod-wide' : ''}`} aria-label={title}>
      <DisplayToolbar label={title} display={display} onDisplay={onDisplay} onWholeView={() => setView(undefined)} />
      <div className="fd-ImageGroup-panes">
        {images.map(image => (
          <ImagePane key={image.title} {...image} display={display} step={step} view={view} onView={setView} />
        ))}
      </div>
      {display.scale === 'log' && (
        <p className="fd-Hint">{trans.__('Log is display only: hover and colour bar give the values themselves.')}</p>
      )}
    </section>
  );
}
