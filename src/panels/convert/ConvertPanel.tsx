import React from 'react';

import { isOpen } from '../../protocol/jobs';
import { PanelFrame } from '../frame/PanelFrame';
import { SampleSession } from '../session/SampleSession';
import { folderOfPlace } from '../session/sessionForm';
import { ConnectionBar } from '../parts/ConnectionBar';
import { FailureNote } from '../parts/FailureNote';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { useStatus } from '../parts/useStatus';
import type { ConvertModel } from './convertModel';
import { ClusterButton, ClusterChoices } from './form/ClusterChoices';
import { ConvertFields } from './form/ConvertFields';
import type { ResultActions } from './inspector/Inspector';
import { Inspector } from './inspector/Inspector';
import { SubmitSheet } from '../jobs/submit/SubmitSheet';
import { JobList } from '../jobs/JobList';
import { RunBar } from './run/RunBar';
import { AcquisitionTable } from './table/AcquisitionTable';

export interface ConvertPanelProps extends ResultActions {
  model: ConvertModel;
  /** Leads to the session of all panels; absent where the panel chooses its own, as in a notebook cell */
  onChooseSession?(): void;
  /** In a notebook cell, which has no height of its own */
  inCell?: boolean;
}

/** The Convert panel: the frame of every panel, with acquisitions and what is known of the one looked at. */
export function ConvertPanel({ model, onChooseSession, inCell, ...actions }: ConvertPanelProps): JSX.Element {
  const trans = useTrans();
  const { starting, failure } = useModel(model);
  const status = useStatus(model.backend);
  const { jobs } = useModel(model.jobs);
  useModel(model.cluster);
  const place = useModel(model.session, state => state.place);
  const { problems } = useModel(model.form);
  return (
    <PanelFrame
      model={model.frame}
      label={trans.__('Convert')}
      session={model.session}
      onChooseSession={onChooseSession}
      stacks={inCell}
      bar={<ConnectionBar status={status} running={jobs.filter(isOpen).length} onConnect={() => model.connect()} />}
      summary={model.form.summary}
      options={<ConvertFields model={model.form} />}
      run={
        <>
          <RunBar
            table={model.table}
            jobs={model.jobs}
            submit={model.submit}
            blocked={status.state === 'ready' ? undefined : trans.__('Waiting for the backend.')}
            problem={Object.values(problems).find(Boolean)}
            starting={starting}
            onConvert={paths => void model.run(paths)}
          />
          <SubmitSheet
            model={model.submit}
            count={model.cluster.state.input.paths.length}
            action={<ClusterButton model={model.cluster} />}
            files={model.cluster.files}
          >
            <ClusterChoices model={model.cluster} />
          </SubmitSheet>
          {failure && <FailureNote failure={failure} />}
        </>
      }
      table={
        <>
          <AcquisitionTable
            table={model.table}
            jobs={model.jobs}
            start={<SampleSession model={model.session} />}
            onOpen={path => model.look(path)}
          />
          <JobList jobs={model.jobs} kind="convert" folder={place && folderOfPlace(place)} />
        </>
      }
      detail={<Inspector model={model.inspector} resolver={model.resolver} viewer={model.viewer} {...actions} />}
    />
  );
}
