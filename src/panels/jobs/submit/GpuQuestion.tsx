import React from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import { cpuPartition } from './clusterForm';
import type { SubmitModel } from './submitModel';

/** Asks whether a partition with graphics cards is needed; nothing for any other. */
export function GpuQuestion({ model }: { model: SubmitModel }): JSX.Element | null {
  const trans = useTrans();
  const { gpuQuestion } = useModel(model);
  const { site } = useModel(model.cluster);
  if (!gpuQuestion || !site) {
    return null;
  }
  const { name } = gpuQuestion;
  const instead = cpuPartition(site);
  return (
    <div className="fd-Note fd-mod-warning" role="alert">
      <p>
        {trans.__('%1 has graphics cards, which this program does not use, and others wait for them.', name)}{' '}
        {instead === undefined ? trans.__('Is it needed?') : trans.__('Use %1 instead?', instead)}
      </p>
      <div className="fd-Row">
        {instead !== undefined && (
          <button type="button" className="fd-Button" onClick={() => model.edit({ partition: instead })}>
            {trans.__('Use %1', instead)}
          </button>
        )}
        <button type="button" className="fd-Button" onClick={() => model.keepGpu()}>
          {trans.__('Keep %1', name)}
        </button>
      </div>
    </div>
  );
}
