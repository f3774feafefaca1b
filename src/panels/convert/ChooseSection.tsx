import React from 'react';

import type { InspectReport } from '../../protocol/inspection';
import { FailureNote } from '../parts/FailureNote';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { ConvertButton } from './ConvertButton';
import type { ConvertModel } from './convertModel';
import { shownProblems } from './form/convertForm';
import { FormFields } from './FormFields';
import { FoundFile } from './FoundFile';
import { FoundFolder } from './FoundFolder';
import { PathField } from './PathField';

/** What to convert and how: the choice, what it is, the options, the button. */
export function ChooseSection({ model }: { model: ConvertModel }): JSX.Element {
  const trans = useTrans();
  const { path, inspection, form, insisted } = useModel(model);
  const { open } = useModel(model.folder);
  const problems = shownProblems(model.reading.problems ?? {}, form, insisted);
  return (
    <section className="fd-Choose" aria-label={trans.__('What to convert')}>
      <PathField model={model} />
      {!path && !open && (
        <div className="fd-Empty">
          <p>{trans.__('Choose a Merlin .mib file, or a folder of them, to convert to HDF5.')}</p>
          <button type="button" className="fd-Button fd-mod-main" onClick={() => void model.browse()}>
            {trans.__('Choose data')}
          </button>
        </div>
      )}
      {inspection.state === 'loading' && (
        <p className="fd-Hint" role="status">
          {trans.__('Reading headers…')}
        </p>
      )}
      {inspection.state === 'failed' && <FailureNote failure={inspection.failure} />}
      {inspection.state === 'ready' && <Found path={path} report={inspection.value} model={model} />}
      {inspection.state === 'ready' && inspection.value.acquisitions.length > 0 && (
        <>
          <FormFields model={model} problems={problems} />
          <ConvertButton model={model} />
        </>
      )}
    </section>
  );
}

function Found({ path, report, model }: { path: string; report: InspectReport; model: ConvertModel }): JSX.Element {
  const trans = useTrans();
  const { acquisitions, errors } = report;
  if (acquisitions.length === 1 && errors.length === 0) {
    return <FoundFile found={acquisitions[0]} model={model} />;
  }
  if (acquisitions.length > 0) {
    return <FoundFolder path={path} report={report} />;
  }
  return errors.length === 0 ? (
    <p className="fd-Note">{trans.__('There is no .mib file in this folder or below it.')}</p>
  ) : (
    <>
      {errors.map(problem => (
        <FailureNote key={problem.input} failure={problem} />
      ))}
    </>
  );
}
