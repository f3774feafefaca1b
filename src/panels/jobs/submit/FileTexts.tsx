import React from 'react';

import type { PlannedFile } from '../../../protocol/clusterRequests';
import { CopyButton } from '../../parts/CopyButton';
import { useTrans } from '../../parts/trans';

/** Small files with their text, behind a disclosure. */
export function FileTexts({
  title,
  files,
  isOpen = false
}: {
  title: string;
  files: readonly PlannedFile[];
  isOpen?: boolean;
}): JSX.Element {
  const trans = useTrans();
  return (
    <details className="fd-FileTexts" open={isOpen}>
      <summary>{title}</summary>
      {files.map(({ name, text }) => (
        <div key={name}>
          <div className="fd-CardHead">
            <h3>{name}</h3>
            <CopyButton key={text} text={text} label={trans.__('Copy the text of %1', name)} />
          </div>
          <pre className="fd-FileText" tabIndex={0} aria-label={name}>
            {text}
          </pre>
        </div>
      ))}
    </details>
  );
}
