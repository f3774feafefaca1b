import { checkIcon, copyIcon } from '@jupyterlab/ui-components';
import React, { useState } from 'react';

import { copyText } from './copyText';

/** Puts a text, such as a path, on the clipboard. */
export function CopyButton({ text, label }: { text: string; label: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const Icon = (copied ? checkIcon : copyIcon).react;
  return (
    <button
      type="button"
      className="fd-IconButton"
      aria-label={label}
      title={label}
      onClick={() => void copyText(text).then(setCopied)}
      onBlur={() => setCopied(false)}
    >
      <Icon tag="span" width="14px" height="14px" />
    </button>
  );
}
