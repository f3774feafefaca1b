import React from 'react';

import { CopyButton } from './CopyButton';

/** A path in one line that shows its end where there is no room for all of it. */
export function PathLine({ path, copyLabel }: { path: string; copyLabel: string }): JSX.Element {
  return (
    <div className="fd-PathLine">
      <span className="fd-PathLine-path" title={path}>
        <bdi>{path}</bdi>
      </span>
      <CopyButton key={path} text={path} label={copyLabel} />
    </div>
  );
}
