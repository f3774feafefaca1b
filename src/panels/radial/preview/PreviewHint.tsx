import React from 'react';

/** What can be done with an image, in one line; all of it on hover. */
export function PreviewHint({ children }: { children: string }): JSX.Element {
  return (
    <div className="fd-Preview-note">
      <p className="fd-Hint" title={children}>
        {children}
      </p>
    </div>
  );
}
