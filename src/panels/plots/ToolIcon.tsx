import React from 'react';

/** Drawn in a square of 16 */
const PATHS = {
  contrast: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13zM8 3v10a5 5 0 0 0 0-10z',
  line: 'M12.3 1.4a2.3 2.3 0 1 1-.6 4.5L5.9 11.700a2.300 2.300 0 1 1-1.100-1.100L10.600 4.800A2.300 2.300 0 0 1 12.300 1.400z'
};

/** Icons of the tools of an image that JupyterLab has none for. */
export function ToolIcon({ name }: { name: keyof typeof PATHS }): JSX.Element {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" fillRule="evenodd" aria-hidden>
      <path d={PATHS[name]} />
    </svg>
  );
}
