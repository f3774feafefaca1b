import { checkIcon, copyIcon } from '@jupyterlab/ui-components';
import React, { useState } from 'react';

import { copyText } from './copyText';
import { IconButton } from './IconButton';

/** Puts a text, such as a path, on the clipboard. */
export function CopyButton({ text, label }: { text: string; label: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  return (
    <IconButton
      icon={copied ? checkIcon : copyIcon}
      size={14}
      name={label}
      onClick={() => void copyText(text).then(setCopied)}
      onBlur={() => setCopied(false)}
    />
  );
}
