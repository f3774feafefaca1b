import React from 'react';

import { isOpen } from '../../protocol/jobs';
import { ConnectionBar } from '../parts/ConnectionBar';
import { FailureNote } from '../parts/FailureNote';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { SessionFields } from '../session/SessionFields';
import type { ConvertModel } from './convertModel';
import { ClusterSection } from './form/ClusterSection';
import { OptionsForm } from './form/OptionsForm';
import { Inspector } from './inspector/Inspector';
import { ConversionList } from './run/ConversionList';
import { RunBar } from './run/RunBar';
import { AcquisitionTable } from './table/AcquisitionTable';

export interface ConvertPanelProps {
  model: ConvertModel;
  /** Offers to load a result in a notebook */
  onNotebook?(output: string): void;
}

/** The Convert panel: beside each other where there is room, below each other where there is not. */
export function ConvertPanel({ model, onNotebook }: ConvertPanelProps): JSX.Element {
  const trans = useTrans();
  const { status, starting, startFailure } = useModel(model);
  const { conversions } = useModel(model.conversions);
  const { problems } = useModel(model.form);
  const blocked =
    status.state !== 'ready'
      ? trans.__('Waiting for the backend.')
      : Object.values(problems).some(Boolean)
        ? trans.__('The options need a change first: see the sentence at the field.')
        : undefined;
  return (
    <div className="fd-Panel fd-Convert" role="region" aria-label={trans.__('Convert')}>
      <ConnectionBar status={status} running={conversions.filter(isOpen).length} onConnect={() => model.connect()} />
      <div className="fd-Convert-session">
        <SessionFields model={model.session} />
      </div>
      <div className="fd-Convert-columns">
        <div className="fd-Convert-table">
          <RunBar
            table={model.table}
            conversions={model.conversions}
            blocked={blocked}
            starting={starting}
            onConvert={paths => void model.convert(paths)}
          />
          {startFailure && <FailureNote failure={startFailure} />}
          <AcquisitionTable table={model.table} conversions={model.conversions} onOpen={path => model.look(path)} />
          <ConversionList conversions={model.conversions} />
        </div>
        <Inspector model={model.inspector} resolver={model.resolver} viewer={model.viewer} onNotebook={onNotebook} />
        <section className="fd-Convert-options" aria-label={trans.__('How to convert')}>
          <OptionsForm model={model.form} />
          <ClusterSection model={model.cluster} />
        </section>
      </div>
    </div>
  );
}
