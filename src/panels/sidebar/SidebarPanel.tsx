import React from 'react';

import { isOpen } from '../../protocol/jobs';
import type { Backend, BackendStatus } from '../connection';
import type { OpenResult } from '../jobs/cards/JobRow';
import type { JobsModel } from '../jobs/jobsModel';
import { ConnectionBar } from '../parts/ConnectionBar';
import { keepPress } from '../parts/steadyPress';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { useStatus } from '../parts/useStatus';
import { PipelineCard } from '../pipeline/PipelineCard';
import type { PipelineModel } from '../pipeline/pipelineModel';
import { SessionFields } from '../session/SessionFields';
import type { SessionModel } from '../session/sessionModel';
import { StepCard } from '../steps/StepCard';
import type { StepsModel } from '../steps/stepsModel';
import { JobsSection } from './JobsSection';

export interface SidebarPanelProps {
  backend: Backend;
  /** The one choice that all panels share */
  session: SessionModel;
  jobs: JobsModel;
  steps: StepsModel;
  /** All steps at once */
  pipeline: PipelineModel;
  /** Opens what became of a data set of a job */
  onOpenResult?: OpenResult;
}

/** The session, and the steps of the work with how they stand; each opens its panel. */
export function SidebarPanel({
  backend,
  session,
  jobs,
  steps,
  pipeline,
  onOpenResult
}: SidebarPanelProps): JSX.Element {
  const trans = useTrans();
  const status = useStatus(backend);
  const running = useModel(jobs, state => state.jobs.filter(isOpen).length);
  const { steps: listed } = useModel(steps);
  const names: Record<BackendStatus['state'], string> = {
    idle: trans.__('Backend not started'),
    connecting: trans.__('Connecting…'),
    ready: trans.__('Backend ready'),
    lost: trans.__('Backend lost'),
    mismatch: trans.__('Reload needed'),
    unavailable: trans.__('Backend unavailable')
  };
  // The reason of a failure is in the status, which is what the bar shows.
  const connect = (): void => void backend.connect().catch(() => undefined);
  return (
    <div className="fd-Panel fd-Sidebar" role="region" aria-label={trans.__('4D-STEM')} onPointerDown={keepPress}>
      <header className="fd-Sidebar-head">
        <h2>{trans.__('4D-STEM')}</h2>
        <span className={`fd-Light fd-light-${status.state}`} role="status" title={status.message}>
          {names[status.state]}
        </span>
      </header>
      <ConnectionBar status={status} running={running} onConnect={connect} />
      <div className="fd-Sidebar-session">
        <SessionFields model={session} />
      </div>
      <ol className="fd-Steps" aria-label={trans.__('Steps')}>
        {listed.map(step => (
          <StepCard key={step.id} step={step} />
        ))}
      </ol>
      <PipelineCard model={pipeline} />
      <JobsSection backend={backend} session={session} jobs={jobs} onOpenResult={onOpenResult} />
    </div>
  );
}
