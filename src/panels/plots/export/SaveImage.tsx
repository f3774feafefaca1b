import { downloadIcon } from '@jupyterlab/ui-components';
import React, { useRef, useState } from 'react';

import { FailureNote } from '../../parts/FailureNote';
import type { Failure } from '../../parts/failure';
import { failureOf } from '../../parts/failure';
import { useTrans } from '../../parts/trans';
import type { ImageFormat, ImageToSave } from './imageFile';
import { download, imageFile, imageFormats } from './imageFile';

/** A button that opens the choice of formats in which an image is downloaded. */
export function SaveImage({ image }: { image: ImageToSave }): JSX.Element {
  const trans = useTrans();
  const summary = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const titles: Record<ImageFormat, string> = {
    png: trans.__('Picture with axes and colour bar, of what is in view'),
    svg: trans.__('Vector picture with axes and colour bar, of what is in view'),
    tiff: trans.__('All values as 32-bit floats, for ImageJ or Python'),
    csv: trans.__('All values as text, a line for a row')
  };
  const close = (): void => {
    setOpen(false);
    summary.current?.focus();
  };
  const save = (format: ImageFormat): void => {
    setFailure(undefined);
    imageFile(image, format).then(
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
        aria-label={trans.__('Save %1', image.what)}
        title={trans.__('Save the image')}
      >
        <downloadIcon.react tag="span" width="16px" height="16px" />
      </summary>
      <div className="fd-Save-formats" role="group" aria-label={trans.__('Formats')}>
        {imageFormats.map(format => (
          <button key={format} type="button" className="fd-Toggle" title={titles[format]} onClick={() => save(format)}>
            {format.toUpperCase()}
          </button>
        ))}
        {failure && <FailureNote failure={failure} />}
      </div>
    </details>
  );
}
