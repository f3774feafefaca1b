import React from 'react';

import { Field } from '../../parts/Field';
import { PickList } from '../../parts/PickList';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { ClusterForm } from './clusterForm';
import { usualPartition } from './clusterForm';
import { GpuQuestion } from './GpuQuestion';
import type { SubmitModel } from './submitModel';

/** What a job asks of the cluster; what is left empty is as the site has it, or estimated from the data. */
export function ClusterFields({ model }: { model: SubmitModel }): JSX.Element {
  const trans = useTrans();
  const { form, problems, plan } = useModel(model);
  const { site } = useModel(model.cluster);
  const usual = site?.usual;
  const box = (field: keyof ClusterForm, label: string, placeholder = '', hint?: string): JSX.Element => (
    <Field
      label={label}
      inputMode={field === 'concurrent' || field === 'cpus' ? 'numeric' : 'text'}
      value={form[field]}
      placeholder={placeholder}
      hint={hint}
      problem={problems[field]}
      onChange={value => model.edit({ [field]: value })}
    />
  );
  const estimated = (value: string | undefined): string => value ?? trans.__('estimated');
  return (
    <div className="fd-ClusterFields">
      <PickList
        label={trans.__('Partition')}
        value={form.partition || (site ? usualPartition(site) : '')}
        entries={(site?.partitions ?? []).map(({ name, gpu, description }) => ({
          value: name,
          note: [gpu && trans.__('graphics cards'), description].filter(Boolean).join(', ') || undefined
        }))}
        problem={problems.partition}
        onCommit={partition => model.edit({ partition })}
      />
      {box('concurrent', trans.__('Concurrent tasks'), usual && String(usual.concurrent))}
      {box('time', trans.__('Time'), estimated(plan?.time), trans.__('of one task: minutes, or 05:00:00'))}
      {box('memory', trans.__('Memory'), estimated(plan?.memory), trans.__('of one task, such as 64G'))}
      {box('cpus', trans.__('Cores'), usual && String(usual.cpus), trans.__('of one task'))}
      {box('account', trans.__('Account'), usual?.account)}
      <GpuQuestion model={model} />
    </div>
  );
}
