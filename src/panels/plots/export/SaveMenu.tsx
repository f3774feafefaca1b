import { downloadIcon } from '@jupyterlab/ui-components';
import React, { useRef, useState } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { useTrans } from '../../parts/trans';
import type { SavedFile } from './savedFile';
import { download } from './savedFile';

export interface SaveMenuProps<Format extends string> {
  /** What is saved: "Sum image" */
  what: string;
  /** The formats there are, each with what its file holds */
  formats: Readonly<Record<Format, string>>;
  make(format: Format): Promise<SavedFile>;
}

/** A button that opens the choice of formats in which something is downloaded. */
export function SaveMenu<Format extends string>({ what, formats, make }: SaveMenuProps<Format>): JSX.Element {
  const trans = useTrans();
  const summary = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const close = (): void => {
    setOpen(false);
    summary.current?.focus();
  };
  const save = (format: Format): void => {
    setFailure(undefined);
    make(format).then(
      file => {
        download(file);
        close();
      },
      (error: unknown) => setFailure(failureOf(error))
    );
  };
  return (
    <details
      className="fd-Save"
      open={isOpen}
      onToggle={event => setOpen(event.currentTarget.open)}
      onBlur={event => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) {
          setOpen(false);
        }
      }}
      onKeyDown={event => {
        if (event.key === 'Escape' && isOpen) {
          event.stopPropagation();
          close();
        }
      }}
    >
      <summary
        ref={summary}
        className="fd-IconButton"
        aria-label={trans.__('Save %1', what)}
        title={trans.__('Save %1', what)}
      >
        <downloadIcon.react tag="span" width="16px" height="16px" />
      </summary>
      <div className="fd-Save-formats" role="group" aria-label={trans.__('Formats')}>
        {(Object.keys(formats) as Format[]).map(format => (
          <button key={format} type="button" className="fd-Toggle" title={formats[format]} onClick={() => save(format)}>
            {format.toUpperCase()}
          </button>
        ))}
        {failure && <FailureNote failure={failure} />}
      </div>
    </details>
  );
}
