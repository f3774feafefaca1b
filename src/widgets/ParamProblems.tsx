import React from 'react';

import { useTrans } from '../panels/parts/trans';
import { useModel } from '../panels/parts/useModel';
import type { Kind } from '../protocol/capabilities';
import type { CellModel } from './cellModel';
import { impossibleParams } from './formParams';

/** Options from Python that cannot be: the form has no place for them, and a job would be refused. */
export function ParamProblems({ cell, kind }: { cell: CellModel; kind: Kind }): JSX.Element | null {
  const trans = useTrans();
  const problems = impossibleParams(kind, useModel(cell).params);
  if (problems.length === 0) {
    return null;
  }
  return (
    <div className="fd-Note fd-mod-error" role="alert">
      {problems.map(({ name, why = trans.__('there is no such option') }) => (
        <p key={name}>{trans.__('%1 in params: %2', name, why)}</p>
      ))}
    </div>
  );
}
