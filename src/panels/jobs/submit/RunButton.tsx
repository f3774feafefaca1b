import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { ClusterSite } from '../../../protocol/clusterRequests';
import { MenuButton } from '../../parts/MenuButton';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { usualPartition } from './clusterForm';
import type { SubmitModel } from './submitModel';

export interface RunButtonProps {
  model: SubmitModel;
  /** What the button does: "Transform 3 data sets" */
  label: string;
  disabled?: boolean;
  title?: string;
  /** Id of what says more */
  describedBy?: string;
  /** Whether the form is of use where nothing can be submitted */
  writesFiles?: boolean;
  /** Does it on the machine of the server */
  onRun(): void;
  /** Shows what would be submitted; absent: the form of the model */
  onSubmit?(): void;
}

/** The button that runs, with a menu that says where: here, or on the cluster. */
export function RunButton(props: RunButtonProps): JSX.Element {
  const { model, label, disabled, title, describedBy, writesFiles = false, onRun } = props;
  const { onSubmit = () => model.open() } = props;
  const trans = useTrans();
  const { site, failure } = useModel(model.cluster);
  const obstacle = site?.obstacle ?? failure?.message;
  return (
    <div className="fd-SplitButton" role="group" aria-label={trans.__('Run here or on the cluster')}>
      <button
        type="button"
        className="fd-Button fd-mod-main"
        disabled={disabled}
        title={title}
        aria-describedby={describedBy}
        onClick={onRun}
      >
        {label}
      </button>
      <MenuButton
        label={trans.__('Where to run')}
        className="fd-mod-main"
        disabled={disabled}
        onOpen={() => void model.cluster.look()}
        entries={[
          { key: 'here', label: trans.__('Run here'), note: site && hereNote(site, trans), onPick: onRun },
          {
            key: 'cluster',
            label: trans.__('Submit to cluster…'),
            note: obstacle ?? (site ? clusterNote(site, trans) : trans.__('Asking whether Slurm answers…')),
            disabled: obstacle !== undefined && !writesFiles,
            onPick: onSubmit
          }
        ]}
      />
    </div>
  );
}

/** What running here would take. */
export function hereNote({ here: { host, cores, allowed } }: ClusterSite, trans: TranslationBundle): string {
  return allowed === undefined
    ? trans._n('On %2, which has %1 core', 'On %2, which has %1 cores', cores, host)
    : trans.__('On %1, where your jobs together may take %2 of %3 cores', host, allowed, cores);
}

function clusterNote(site: ClusterSite, trans: TranslationBundle): string {
  const { login } = site.usual;
  const partition = usualPartition(site);
  return login === undefined
    ? trans.__('Slurm, partition %1', partition)
    : trans.__('Slurm through %1, partition %2', login, partition);
}
