import React, { memo, useState } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { DisplayedImage } from '../../plots/DisplayedImage';
import { Handles } from '../../plots/handles/Handles';
import { pointHandles } from '../../plots/handles/pointHandles';
import type { ImageDisplay } from '../../plots/imageColours';
import { RingOverlay } from '../../plots/RingOverlay';
import { boxesOf, excludedIn } from '../exclude/excluded';
import { ExcludedHandles } from '../exclude/ExcludedHandles';
import { centreBoxes, givenCentre } from '../form/centre';
import type { RadialForm } from '../form/radialForm';
import type { RadialFormModel } from '../form/RadialFields';
import { CentreFields } from './CentreFields';
import type { PreviewView } from './previewView';

const PATTERN: ImageDisplay = { scale: 'log', colourMap: 'gray', percentiles: [3, 99.9] };

export interface PatternImageProps {
  view?: PreviewView;
  output: string;
  /** Takes what is dragged, and says where it is */
  form: RadialFormModel;
}

/** The pattern as it was recorded, with the rings that it is averaged along; beam, sectors and discs are dragged here. */
export const PatternImage = memo(function PatternImage({
  view,
  output,
  form: formModel
}: PatternImageProps): JSX.Element {
  const trans = useTrans();
  const { form } = useModel(formModel);
  const [display, setDisplay] = useState(PATTERN);
  const given = givenCentre(form);
  const beam = given ?? view?.beam;
  const shared = view && {
    excluded: excludedIn(form),
    beam: given ?? view.meanBeam,
    image: view.pattern.shape
  };
  // The table follows once the hand has let go
  const take = (part: Partial<RadialForm>, isHeld?: boolean): void =>
    isHeld ? formModel.type(part) : formModel.edit(part);
  const letGo = (): void => formModel.settle();
  return (
    <section className="fd-Preview-pane" aria-label={trans.__('Diffraction pattern')}>
      <DisplayedImage
        title={trans.__('Pattern')}
        grid={view?.pattern}
        display={display}
        onDisplay={setDisplay}
        isCompact
        output={output}
        overlay={
          view &&
          beam &&
          shared &&
          (axes => (
            <>
              <RingOverlay axes={axes} centre={beam} theta={view.ellipse.theta} rings={view.rings} />
              <ExcludedHandles
                axes={axes}
                {...shared}
                onExcluded={(excluded, isHeld) => take(boxesOf(excluded), isHeld)}
                onLetGo={letGo}
              />
              <Handles
                label={trans.__('Direct beam')}
                axes={axes}
                geometry={pointHandles}
                shape={beam}
                image={shared.image}
                onShape={(moved, isHeld) => take(centreBoxes(moved), isHeld)}
                onLetGo={letGo}
              />
            </>
          ))
        }
      />
      {shared && beam && (
        <CentreFields
          beam={beam}
          isGiven={given !== undefined}
          image={shared.image}
          onBeam={moved => take(centreBoxes(moved))}
          onFind={() => formModel.edit({ origin: 'fast' })}
        />
      )}
    </section>
  );
});
