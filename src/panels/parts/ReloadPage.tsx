import React from 'react';

import { useTrans } from './trans';

/** Loads the page again. JupyterLab asks first when a document is not saved. */
export function ReloadPage(): JSX.Element {
  const trans = useTrans();
  return (
    <button type="button" className="fd-Button" onClick={() => window.location.reload()}>
      {trans.__('Reload page')}
    </button>
  );
}
