import { closeIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { useTrans } from '../../parts/trans';
import type { JobsModel } from '../jobsModel';

/** Takes jobs that have ended off the list. @param name what they are called */
export function DismissButton({
  jobs,
  ids,
  name
}: {
  jobs: JobsModel;
  ids: readonly string[];
  name: string;
}): JSX.Element {
  const trans = useTrans();
  return (
    <button
      type="button"
      className="fd-IconButton fd-mod-small"
      aria-label={trans.__('Dismiss: %1', name)}
      title={trans.__('Takes it off this list; nothing is deleted')}
      onClick={() => void jobs.actions.dismiss(ids)}
    >
      <closeIcon.react tag="span" width="12px" height="12px" />
    </button>
  );
}
