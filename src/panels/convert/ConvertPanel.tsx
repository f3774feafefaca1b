import React from 'react';

import { isOpen } from '../../protocol/conversion';
import { ConnectionBar } from '../parts/ConnectionBar';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { ChooseSection } from './ChooseSection';
import { CurrentConversions, EarlierConversions } from './Conversions';
import type { ConvertModel } from './convertModel';
import { OverviewPane } from './OverviewPane';

/** The Convert panel: beside each other where there is room, below each other where there is not. */
export function ConvertPanel({ model }: { model: ConvertModel }): JSX.Element {
  const trans = useTrans();
  const { status } = useModel(model);
  const { conversions } = useModel(model.conversions);
  return (
    <div className="fd-Panel fd-Convert" role="region" aria-label={trans.__('Convert')}>
      <ConnectionBar status={status} running={conversions.filter(isOpen).length} onConnect={() => model.connect()} />
      <div className="fd-Convert-columns">
        <ChooseSection model={model} />
        <div className="fd-Convert-results">
          <CurrentConversions model={model} />
          <OverviewPane model={model} />
          <EarlierConversions model={model} />
        </div>
      </div>
    </div>
  );
}
