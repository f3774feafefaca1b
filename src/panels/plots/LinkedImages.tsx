import type { ReactNode } from 'react';
import React, { useMemo, useState } from 'react';

import { useTrans } from '../parts/trans';
import type { Axes, ImagePoint } from './axes';
import { DisplayToolbar } from './DisplayToolbar';
import type { Grid } from './grid';
import { ImagePane } from './ImagePane';
import type { ImageDisplay } from './imageColours';
import { LineProfile } from './measure/LineProfile';
import { useLine } from './measure/useLine';
import type { View } from './viewKeys';

export interface LinkedImage {
  readonly title: string;
  readonly grid: Grid;
  overlay?(axes: Axes): ReactNode;
  /** A pixel was clicked */
  onPick?(place: ImagePoint): void;
}

export interface LinkedImagesProps {
  /** What both are: "Ellipticity" */
  title: string;
  images: readonly LinkedImage[];
  /** Of the values; counts when absent */
  unit?: string;
  /** File the images are of: with it they can be saved */
  output: string;
  display: ImageDisplay;
  onDisplay(display: ImageDisplay): void;
}

/** Images of one size side by side, at least one, with one display, the same part in view, and one line to measure along. */
export function LinkedImages({ title, images, unit, output, display, onDisplay }: LinkedImagesProps): JSX.Element {
  const trans = useTrans();
  const [view, setView] = useState<View>();
  const { line, onLine, overlay: lineOverlay, ...measuring } = useLine(images[0].grid.shape);
  const grids = useMemo(() => images.map(({ grid }) => grid), [images]);
  return (
    <section className="fd-LinkedImages" aria-label={title}>
      <header className="fd-SectionHead">
        <h3>{title}</h3>
        <DisplayToolbar
          label={title}
          grids={grids}
          display={display}
          onDisplay={onDisplay}
          onWholeView={() => setView(undefined)}
          {...measuring}
        />
      </header>
      <div className="fd-LinkedImages-row">
        {images.map(image => (
          <ImagePane
            key={image.title}
            {...image}
            unit={unit ?? trans.__('counts')}
            output={output}
            display={display}
            view={view}
            onView={setView}
            overlay={axes => (
              <>
                {image.overlay?.(axes)}
                {lineOverlay(axes)}
              </>
            )}
          />
        ))}
      </div>
      {line && (
        <LineProfile line={line} onLine={onLine} images={images} unit={unit ?? trans.__('counts')} output={output} />
      )}
    </section>
  );
}
