import type { ReactNode } from 'react';
import React from 'react';

import { CopyButton } from './CopyButton';
import { folderOf, nameOf } from './paths';

/** A path in one line: its folder gives way where there is no room, its name stays. What belongs to it follows. */
export function PathText({
  path,
  copyLabel,
  children
}: {
  path: string;
  copyLabel: string;
  children?: ReactNode;
}): JSX.Element {
  return (
    <div className="fd-PathText">
      <span className="fd-PathText-path" title={path}>
        <span className="fd-PathText-folder">{folderOf(path)}</span>
        <span className="fd-PathText-name">/{nameOf(path)}</span>
      </span>
      <CopyButton text={path} label={copyLabel} />
      {children}
    </div>
  );
}
