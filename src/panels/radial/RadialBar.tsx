import { refreshIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { JobRun } from '../jobs/JobRun';
import { FailureNote } from '../parts/FailureNote';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { RadialModel } from './radialModel';

/** The button that transforms, and how far that is. */
export function RadialBar({ model }: { model: RadialModel }): JSX.Element {
  const trans = useTrans();
  const { listing, starting, failure } = useModel(model);
  const { selected } = useModel(model.rows);
  const { wanted } = model;
  return (
    <section className="fd-RunBar" aria-label={trans.__('Run')}>
      <div className="fd-RunBar-start">
        <button
          type="button"
          className="fd-IconButton"
          aria-label={trans.__('Look again')}
          title={trans.__('Look at the folder again')}
          disabled={listing}
          onClick={() => model.refresh()}
        >
          <refreshIcon.react tag="span" width="16px" height="16px" />
        </button>
        <button
          type="button"
          className="fd-Button fd-mod-main"
          disabled={starting || wanted.length === 0}
          title={
            selected.size === 0
              ? trans.__('Transforms everything that is new or stale')
              : trans.__('Transforms the selected data sets')
          }
          onClick={() => void model.transform(wanted)}
        >
          {starting
            ? trans.__('Starting…')
            : wanted.length === 0
              ? trans.__('Transform')
              : trans._n('Transform one data set', 'Transform %1 data sets', wanted.length)}
        </button>
      </div>
      {failure && <FailureNote failure={failure} />}
      <JobRun jobs={model.jobs} kind="radial" done={count => trans.__('%1 transformed', count)} />
    </section>
  );
}
