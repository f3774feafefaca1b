import React, { useCallback } from 'react';

import { Choices } from '../../parts/Choices';
import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { Sector } from '../../../core/calibration/pixels/exclusions';
import type { Excluded } from '../exclude/excluded';
import { boxesOf, excludedIn } from '../exclude/excluded';
import { ExcludeButtons, ExcludedList } from '../exclude/ExcludedList';
import { givenCentre } from '../form/centre';
import type { RadialFormModel } from '../form/RadialFields';
import { CakeImage } from './CakeImage';
import { PatternImage } from './PatternImage';
import { PatternProfile } from './PatternProfile';
import type { PreviewModel } from './previewModel';
import { ScanImage } from './ScanImage';

export interface PreviewPaneProps {
  model: PreviewModel;
  form: RadialFormModel;
  /** Why there is no preview is said of the whole data set already */
  isExplained?: boolean;
}

/** One pattern of the scan as it would be transformed now: itself, unrolled, and its profile. */
export function PreviewPane({ model, form, isExplained = false }: PreviewPaneProps): JSX.Element | null {
  const trans = useTrans();
  const values = useModel(form).form;
  const excluded = excludedIn(values);
  const exclude = (next: Excluded): void => form.edit(boxesOf(next));
  const excludeSector = useCallback(
    (sector: Sector): void => {
      const before = excludedIn(form.state.form);
      form.edit(boxesOf({ ...before, sectors: [...before.sectors, sector] }));
    },
    [form]
  );
  const { input, view, failure, asking, correction } = useModel(model);
  if (input === undefined) {
    return null;
  }
  const leftOut = view &&
    !failure && {
      excluded,
      beam: givenCentre(values) ?? view.meanBeam,
      image: view.pattern.shape,
      onExcluded: exclude
    };
  return (
    <section className="fd-Preview" aria-label={trans.__('Preview')} aria-busy={asking}>
      <div className="fd-Preview-head">
        <Choices
          label={trans.__('Correction')}
          value={correction ? 'on' : 'off'}
          onValue={value => model.correct(value === 'on')}
          choices={[
            { value: 'on', name: trans.__('Corrected'), title: trans.__('Rings along the calibrated ellipse') },
            { value: 'off', name: trans.__('As recorded'), title: trans.__('As if rings were circles on the detector') }
          ]}
        />
        {leftOut && <ExcludeButtons {...leftOut} />}
        <span className="fd-Quiet" role="status">
          {asking && !view ? trans.__('Looking for bad pixels and the direct beam…') : ''}
        </span>
      </div>
      {failure && !isExplained && <FailureNote failure={failure} />}
      {leftOut && <ExcludedList {...leftOut} />}
      <div className="fd-Preview-panes">
        <ScanImage model={model} output={input} />
        {!failure && (
          <>
            <PatternImage view={view} output={input} form={form} />
            <CakeImage view={view} output={input} onSector={excludeSector} />
            {view && <PatternProfile view={view} output={input} />}
          </>
        )}
      </div>
    </section>
  );
}
