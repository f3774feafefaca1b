import React from 'react';

import { isOpen } from '../../protocol/conversion';
import type { BackendStatus } from '../connection';
import type { ConvertModel } from '../convert/convertModel';
import { ConnectionBar } from '../parts/ConnectionBar';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { ConvertStep } from './ConvertStep';

export interface SidebarProps {
  model: ConvertModel;
  onOpenConvert(): void;
}

/** The steps of the work with how they stand; each opens its panel. */
export function Sidebar({ model, onOpenConvert }: SidebarProps): JSX.Element {
  const trans = useTrans();
  const { status } = useModel(model);
  const { conversions } = useModel(model.conversions);
  const names: Record<BackendStatus['state'], string> = {
    idle: trans.__('Backend not started'),
    connecting: trans.__('Connecting…'),
    ready: trans.__('Backend ready'),
    lost: trans.__('Backend lost'),
    mismatch: trans.__('Reload needed'),
    unavailable: trans.__('Backend unavailable')
  };
  return (
    <div className="fd-Panel fd-Sidebar" role="region" aria-label={trans.__('4D-STEM')}>
      <header className="fd-Sidebar-head">
        <h2>{trans.__('4D-STEM')}</h2>
        <span className={`fd-Light fd-light-${status.state}`} role="status" title={status.message}>
          {names[status.state]}
        </span>
      </header>
      <ConnectionBar status={status} running={conversions.filter(isOpen).length} onConnect={() => model.connect()} />
      <ol className="fd-Steps" aria-label={trans.__('Steps')}>
        <ConvertStep model={model} onOpen={onOpenConvert} />
      </ol>
    </div>
  );
}
