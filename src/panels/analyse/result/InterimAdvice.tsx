import React, { useMemo } from 'react';

import { isOpen } from '../../../protocol/jobs';
import { interimAdviceSchema } from '../../../protocol/analyse/analysisRecord';
import type { JobsModel } from '../../jobs/jobsModel';
import { jobsOf } from '../../jobs/jobsModel';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { AdvicePlots } from './AdvicePlots';

export interface InterimAdviceProps {
  jobs: JobsModel;
  /** Whether the panel shows an input; analyses of others are not its own */
  isShown(input: string): boolean;
}

/** The curves of the advice as they grow, while an analysis runs; nothing otherwise. */
export function InterimAdvice({ jobs, isShown }: InterimAdviceProps): JSX.Element | null {
  const trans = useTrans();
  const all = useModel(jobs, state => state.jobs);
  const interim = jobsOf('analyse', all)
    .flatMap(({ items }) => items)
    .find(item => isOpen(item) && item.interim !== undefined && isShown(item.input))?.interim;
  const trials = useMemo(() => {
    const told = interimAdviceSchema.safeParse(interim);
    return told.success ? told.data : [];
  }, [interim]);
  if (trials.length === 0) {
    return null;
  }
  return (
    <section className="fd-Advice" aria-label={trans.__('Number of components so far')}>
      <h3>
        {trans._n(
          'Looking for the number of components: one tried',
          'Looking for the number of components: %1 tried',
          trials.length
        )}
      </h3>
      <AdvicePlots trials={trials} />
    </section>
  );
}
