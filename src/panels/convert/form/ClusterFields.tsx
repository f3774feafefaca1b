import React from 'react';

import { Field } from '../../parts/Field';
import { PickList } from '../../parts/PickList';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ClusterForm } from './clusterForm';
import type { ClusterModel } from './clusterModel';
import { GpuQuestion } from './GpuQuestion';

/** What the batch job asks of the cluster. */
export function ClusterFields({ model }: { model: ClusterModel }): JSX.Element {
  const trans = useTrans();
  const { form, problems, defaults } = useModel(model);
  const box = (field: keyof ClusterForm, label: string, hint: string): JSX.Element => (
    <Field
      label={label}
      value={form[field]}
      hint={hint}
      problem={problems[field]}
      onChange={value => model.edit({ [field]: value })}
    />
  );
  const hidden = problems.time ?? problems.memory ?? problems.cpus;
  return (
    <div className="fd-ClusterFields">
      <div className="fd-Binning">
        <PickList
          label={trans.__('Partition')}
          value={form.partition}
          entries={defaults.partitions.map(({ name, gpu, description }) => ({
            value: name,
            note: description || (gpu ? trans.__('graphics cards') : undefined)
          }))}
          problem={problems.partition}
          onCommit={partition => model.edit({ partition })}
        />
        <Field
          label={trans.__('Concurrent tasks')}
          inputMode="numeric"
          value={form.concurrent}
          problem={problems.concurrent}
          onChange={concurrent => model.edit({ concurrent })}
        />
      </div>
      <GpuQuestion model={model} />
      <details className="fd-More" open={hidden !== undefined ? true : undefined}>
        <summary>
          {trans.__('More')}{' '}
          <span className="fd-Quiet">{trans.__('%1, %2, %3 cores', form.time, form.memory, form.cpus)}</span>
        </summary>
        <div className="fd-More-content">
          {box('time', trans.__('Time'), trans.__('of one task, hours:minutes:seconds'))}
          {box('memory', trans.__('Memory'), trans.__('of one task, such as 64G'))}
          {box('cpus', trans.__('Cores'), trans.__('of one task'))}
        </div>
      </details>
    </div>
  );
}
