import React, { useId } from 'react';

import { RunButton } from '../jobs/submit/RunButton';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { PipelineModel } from './pipelineModel';
import { PipelineSheet } from './PipelineSheet';

/** All steps of the session with one submission, beside the steps of which it is made. */
export function PipelineCard({ model }: { model: PipelineModel }): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const { open } = useModel(model);
  const { place } = useModel(model.session);
  return (
    <section className="fd-Step" aria-labelledby={id}>
      <h3 id={id}>{trans.__('All steps at once')}</h3>
      <p className="fd-Hint">
        {place
          ? trans.__('What runs, with which gold, and where results go is shown first.')
          : trans.__('Choose a session first.')}
      </p>
      {!open && (
        <RunButton
          model={model.submit}
          label={trans.__('Convert, calibrate, transform…')}
          disabled={!place}
          onRun={() => model.open('local')}
          onSubmit={() => model.open('slurm')}
        />
      )}
      <PipelineSheet model={model} />
    </section>
  );
}
