import type { ReactNode } from 'react';
import React, { useEffect, useRef } from 'react';

import type { PlannedFile } from '../../../protocol/clusterRequests';
import type { Failure } from '../../parts/failure';
import { FailureNote } from '../../parts/FailureNote';
import { useTrans } from '../../parts/trans';
import { FileTexts } from './FileTexts';

export interface SheetProps {
  label: string;
  /** The button that starts what the sheet is about */
  action: ReactNode;
  failure: Failure | undefined;
  /** What would be written; absent while nothing is planned */
  files: readonly PlannedFile[] | undefined;
  /** Comes into view again when it changes */
  about?: string;
  onClose(): void;
  children: ReactNode;
}

/** A form that opens over a panel before work is started: it has the focus, and Escape closes it. */
export function Sheet(props: SheetProps): JSX.Element {
  const { label, action, failure, files, about, onClose, children } = props;
  const trans = useTrans();
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    sheet.current?.focus();
    sheet.current?.scrollIntoView?.({ block: 'nearest' });
  }, [about]);
  return (
    <section
      ref={sheet}
      className="fd-SubmitSheet"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
      }}
    >
      {children}
      {failure && <FailureNote failure={failure} />}
      <div className="fd-Row">
        {action}
        <button type="button" className="fd-Button" onClick={onClose}>
          {trans.__('Close')}
        </button>
      </div>
      {files && <FileTexts title={trans.__('Show files')} files={files} />}
    </section>
  );
}
