import React, { useMemo } from 'react';

import { FailureNote } from '../parts/FailureNote';
import { nameOf } from '../parts/paths';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { ImageGroup } from '../plots/ImageGroup';
import type { ConvertModel } from './convertModel';
import type { OverviewImages } from './overviewModel';

/** What a converted file looks like: sum image of the scan, mean and maximum pattern. */
export function OverviewPane({ model }: { model: ConvertModel }): JSX.Element | null {
  const trans = useTrans();
  const { output, images } = useModel(model.overview);
  if (!output) {
    return null;
  }
  return (
    <section className="fd-Overview" aria-label={trans.__('Images of the result')}>
      <header className="fd-SectionHead">
        <h2 title={output}>{nameOf(output)}</h2>
      </header>
      {images.state === 'loading' && (
        <p className="fd-Hint" role="status">
          {trans.__('Reading the images…')}
        </p>
      )}
      {images.state === 'failed' && <FailureNote failure={images.failure} />}
      {images.state === 'ready' && <Images key={output} images={images.value} model={model} />}
    </section>
  );
}

function Images({ images, model }: { images: OverviewImages; model: ConvertModel }): JSX.Element {
  const trans = useTrans();
  const { map, pattern } = useModel(model.overview);
  const { sumImage, meanPattern, maximumPattern, stepNm } = images;
  const step = useMemo(() => (stepNm === undefined ? undefined : { size: stepNm, unit: 'nm' }), [stepNm]);
  const counts = trans.__('counts');
  return (
    <div className="fd-Overview-groups">
      {sumImage && (
        <ImageGroup
          title={trans.__('Sum image')}
          images={[{ title: trans.__('Sum image'), grid: sumImage, unit: counts }]}
          display={map}
          onDisplay={display => model.overview.display({ map: display })}
          step={step}
        />
      )}
      <ImageGroup
        title={trans.__('Diffraction patterns')}
        images={[
          { title: trans.__('Mean pattern'), grid: meanPattern, unit: counts },
          { title: trans.__('Maximum pattern'), grid: maximumPattern, unit: counts }
        ]}
        display={pattern}
        onDisplay={display => model.overview.display({ pattern: display })}
      />
    </div>
  );
}
