import { redoIcon, undoIcon } from '@jupyterlab/ui-components';
import React, { useState } from 'react';

import type { CalibrationRecord } from '../../../protocol/calibrate/calibrationRecord';
import { CopyButton } from '../../parts/CopyButton';
import { IconButton } from '../../parts/IconButton';
import { useTrans } from '../../parts/trans';
import { useModel } from '../../parts/useModel';
import type { CalibrateModel } from '../calibrateModel';
import { copiedValues } from './copiedValues';

/** Where a review leads to. */
export interface ReviewLinks {
  /** Gives a saved record to the radial transform; absent where there is no such panel */
  onUse?(record: string): void;
}

/** Going through the references, taking back what was tried, and saving. A failed calibration is saved after a question. */
export function ReviewActions({ model, onUse }: { model: CalibrateModel } & ReviewLinks): JSX.Element {
  const trans = useTrans();
  const { review } = model;
  const { attempts, fitting, saving } = useModel(review);
  const { record, saved } = attempts.steps[attempts.at];
  // Of one record: another one, of the next reference or after an undo, was not asked about
  const [asksFor, setAsksFor] = useState<CalibrationRecord>();
  const asks = record !== undefined && asksFor === record;
  const save = (force: boolean): void => {
    setAsksFor(undefined);
    void model.save(force);
  };
  return (
    <div className="fd-ReviewActions" role="toolbar" aria-label={trans.__('Review')}>
      <button
        type="button"
        className="fd-Button"
        title={trans.__('The reference before this one (key P)')}
        onClick={() => model.lookBy(-1)}
      >
        {trans.__('Previous')}
      </button>
      <button
        type="button"
        className="fd-Button"
        title={trans.__('The reference after this one (key N)')}
        onClick={() => model.lookBy(1)}
      >
        {trans.__('Next')}
      </button>
      <IconButton
        icon={undoIcon}
        name={trans.__('Undo')}
        title={trans.__('Undo the last change (Ctrl+Z)')}
        disabled={!review.canUndo}
        onClick={() => review.undo()}
      />
      <IconButton
        icon={redoIcon}
        name={trans.__('Redo')}
        title={trans.__('Redo (Ctrl+Shift+Z)')}
        disabled={!review.canRedo}
        onClick={() => review.redo()}
      />
      {asks ? (
        <span
          role="alertdialog"
          aria-label={trans.__('Save a failed calibration')}
          onKeyDown={event => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              setAsksFor(undefined);
            }
          }}
        >
          {trans.__('The verdict is fail. Save these values all the same?')}{' '}
          <button type="button" className="fd-Button" autoFocus onClick={() => save(true)}>
            {trans.__('Save marked as fail')}
          </button>{' '}
          <button type="button" className="fd-Button" onClick={() => setAsksFor(undefined)}>
            {trans.__('Cancel')}
          </button>
        </span>
      ) : (
        <button
          type="button"
          className="fd-Button fd-mod-main"
          disabled={!record?.p_ellipse || fitting || saving || saved !== undefined}
          onClick={() => (record?.verdict === 'fail' ? setAsksFor(record) : save(false))}
        >
          {saved ? trans.__('Saved') : saving ? trans.__('Saving…') : trans.__('Save')}
        </button>
      )}
      {record?.p_ellipse && <CopyButton text={copiedValues(record)} label={trans.__('Copy values')} />}
      {onUse && (
        <button
          type="button"
          className="fd-Button"
          disabled={saved === undefined}
          title={saved ? trans.__('Transforms data with this calibration') : trans.__('Save it first')}
          onClick={() => saved && onUse(saved.record)}
        >
          {trans.__('Use for radial transform')}
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
