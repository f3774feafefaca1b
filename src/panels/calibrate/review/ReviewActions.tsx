import { redoIcon, undoIcon } from '@jupyterlab/ui-components';
import React, { useState } from 'react';

import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { CalibrateModel } from '../calibrateModel';

/** Going through the references, taking back what was tried, and saving. A failed calibration is saved after a question. */
export function ReviewActions({ model }: { model: CalibrateModel }): JSX.Element {
  const trans = useTrans();
  const { review } = model;
  const { attempts, fitting, saving } = useModel(review);
  const [asks, setAsks] = useState(false);
  const { record, saved } = attempts.steps[attempts.at];
  const save = (force: boolean): void => {
    setAsks(false);
    void model.save(force);
  };
  return (
    <div className="fd-ReviewActions" role="toolbar" aria-label={trans.__('Review')}>
      <button
        type="button"
        className="fd-Button"
        title={trans.__('The reference before this one')}
        onClick={() => model.lookBy(-1)}
      >
        {trans.__('Previous')}
      </button>
      <button
        type="button"
        className="fd-Button"
        title={trans.__('The reference after this one')}
        onClick={() => model.lookBy(1)}
      >
        {trans.__('Next')}
      </button>
      <button
        type="button"
        className="fd-IconButton"
        aria-label={trans.__('Undo')}
        title={trans.__('Undo the last change of the options')}
        disabled={!review.canUndo}
        onClick={() => review.undo()}
      >
        <undoIcon.react tag="span" width="16px" height="16px" />
      </button>
      <button
        type="button"
        className="fd-IconButton"
        aria-label={trans.__('Redo')}
        title={trans.__('Redo')}
        disabled={!review.canRedo}
        onClick={() => review.redo()}
      >
        <redoIcon.react tag="span" width="16px" height="16px" />
      </button>
      {asks ? (
        <span role="alertdialog" aria-label={trans.__('Save a failed calibration')}>
          {trans.__('The verdict is fail. Save these values all the same?')}{' '}
          <button type="button" className="fd-Button" autoFocus onClick={() => save(true)}>
            {trans.__('Save marked as fail')}
          </button>{' '}
          <button type="button" className="fd-Button" onClick={() => setAsks(false)}>
            {trans.__('Cancel')}
          </button>
        </span>
      ) : (
        <button
          type="button"
          className="fd-Button fd-mod-main"
          disabled={!record?.p_ellipse || fitting || saving || saved !== undefined}
          onClick={() => (record?.verdict === 'fail' ? setAsks(true) : save(false))}
        >
          {saved ? trans.__('Saved') : saving ? trans.__('Saving…') : trans.__('Save')}
        </button>
      )}
      {fitting && (
        <span className="fd-Quiet" role="status">
          {trans.__('Fitting…')}
        </span>
      )}
    </div>
  );
}
