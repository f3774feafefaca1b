import React, { useMemo, useState } from 'react';

import { scanImage } from '../../../core/scan/scanImage';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { planTitle, usedFrames } from './candidateView';
import type { ResolverModel } from './resolverModel';
import { scanBox } from './scanBox';
import { ScanCanvas } from './ScanCanvas';
import { scanPicture, withoutSpikes } from './scanPicture';
import { SeamNote } from './SeamNote';
import { SpikeMarks } from './SpikeMarks';

/** Pixels of the page */
const LARGEST = 520;

/** The scan image of the draft, drawn again with every change, or for comparison the one without the changes. */
export function DraftPreview({ model }: { model: ResolverModel }): JSX.Element {
  const trans = useTrans();
  const { values, draft, reading, before, isChanged, analysis } = useModel(model);
  const [asksBefore, setAsksBefore] = useState(false);
  const showsBefore = asksBefore && isChanged;
  const { repaired: plan, dropped = 0 } = (showsBefore ? before : reading) ?? {};
  const spikes = analysis.spikes?.plan === plan ? analysis.spikes?.positions : undefined;
  const replaced = draft?.spikes && !showsBefore ? spikes : undefined;
  const picture = useMemo(() => {
    if (!values || plan?.kind !== 'scan') {
      return undefined;
    }
    return () => {
      const image = scanImage(values.values, plan);
      return scanPicture(replaced ? withoutSpikes(image, replaced) : image);
    };
  }, [values, plan, replaced]);
  const title = plan ? planTitle(plan, trans) : trans.__('No image');
  return (
    <figure className="fd-DraftPreview">
      <figcaption className="fd-SectionHead">
        <span className="fd-DraftPreview-title">
          <strong>{showsBefore ? trans.__('Before: %1', title) : title}</strong>
          {plan && <span className="fd-Quiet"> {usedFrames(dropped, trans)}</span>}
        </span>
        <button
          type="button"
          className="fd-Toggle"
          aria-pressed={showsBefore}
          disabled={!isChanged}
          title={trans.__('Show the image without the changes')}
          onClick={() => setAsksBefore(!showsBefore)}
        >
          {trans.__('Before')}
        </button>
      </figcaption>
      <div className={`fd-DraftPreview-image${picture && plan?.kind === 'scan' ? '' : ' fd-mod-empty'}`}>
        {picture && plan?.kind === 'scan' && (
          <div className="fd-ScanBox" style={scanBox(plan, LARGEST)}>
            <ScanCanvas label={trans.__('Scan image of the draft, %1', title)} picture={picture} />
            {spikes && <SpikeMarks positions={spikes} rows={plan.rows} columns={plan.columns} />}
          </div>
        )}
        {plan?.kind !== 'scan' && (
          <p className="fd-Hint">
            {plan
              ? trans.__('A stack has no scan image: its frames stay one after another.')
              : trans.__('The image follows when the numbers fit.')}
          </p>
        )}
      </div>
      <SeamNote model={model} />
    </figure>
  );
}
