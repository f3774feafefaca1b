import React from 'react';

import type { Kind } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import { ENDS, STEPS } from '../../protocol/pipeline';
import { ClusterFields } from '../jobs/submit/ClusterFields';
import { hereNote } from '../jobs/submit/RunButton';
import { Sheet } from '../jobs/submit/Sheet';
import { Choices } from '../parts/Choices';
import { PickList } from '../parts/PickList';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { PipelineModel } from './pipelineModel';
import { PlannedSteps } from './PlannedSteps';

/** Ends for which gold is of use. */
const OFFERED: readonly Kind[] = ENDS.slice(ENDS.indexOf(STEPS.find(step => step.needsReference)?.kind ?? ENDS[0]));

/** What all steps of a session at once would do, and the button that starts them; nothing while it is closed. */
export function PipelineSheet({ model }: { model: PipelineModel }): JSX.Element | null {
  const { open } = useModel(model);
  return open ? <OpenSheet model={model} /> : null;
}

function OpenSheet({ model }: { model: PipelineModel }): JSX.Element {
  const trans = useTrans();
  const { where, until, plan, planning, starting, failure } = useModel(model);
  const { site } = useModel(model.submit.cluster);
  useModel(model.submit);
  const count = plan?.steps.length ?? 0;
  const label = starting
    ? trans.__('Starting…')
    : where === 'local'
      ? trans._n('Run %1 step here', 'Run %1 steps here', count)
      : trans._n('Submit %1 step', 'Submit %1 steps', count);
  return (
    <Sheet
      label={trans.__('All steps at once')}
      action={
        <button
          type="button"
          className="fd-Button fd-mod-main"
          disabled={!model.canRun}
          onClick={() => void model.run()}
        >
          {label}
        </button>
      }
      failure={failure}
      files={plan?.files}
      about={where}
      onClose={() => model.close()}
    >
      <GoldField model={model} />
      <div className="fd-FieldLabel">{trans.__('Last step')}</div>
      <Choices
        label={trans.__('Last step')}
        choices={OFFERED.map(kind => ({
          value: kind,
          name: capabilities[kind].noun,
          title: trans.__('The last step')
        }))}
        value={until}
        onValue={kind => model.endWith(kind)}
      />
      <p className="fd-Hint" role="status">
        {planning
          ? trans.__('Looking for the files and their gold…')
          : plan &&
            trans.__(
              'Each data set goes on as soon as its own step before is done. A calibration that fails stops what needs it. Options are those of the panels, as are scan shapes and calibrations chosen by hand.'
            )}
      </p>
      {plan && <PlannedSteps plan={plan} />}
      {where === 'slurm' && site?.obstacle && <p className="fd-Note fd-mod-warning">{site.obstacle}</p>}
      {where === 'slurm' && <ClusterFields model={model.submit} />}
      {where === 'local' && site && <p className="fd-Hint">{hereNote(site, trans)}</p>}
    </Sheet>
  );
}

/** Which folder holds the gold: found by its name, or picked, or none. */
function GoldField({ model }: { model: PipelineModel }): JSX.Element {
  const trans = useTrans();
  const { gold } = useModel(model);
  const { place, lists } = useModel(model.session);
  const entries = place && 'session' in place ? (lists.subfolders.get('')?.entries ?? []) : [];
  return (
    <PickList
      label={trans.__('Gold reference')}
      value={gold}
      placeholder={trans.__('none')}
      hint={trans.__('A folder of the session, or a path')}
      entries={entries.map(({ subfolder }) => ({ value: subfolder }))}
      onCommit={value => model.takeGold(value)}
    />
  );
}
