import { closeIcon } from '@jupyterlab/ui-components';
import React from 'react';

import { IconButton } from '../../parts/IconButton';
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
    <IconButton
      icon={closeIcon}
      className="fd-mod-small"
      size={12}
      name={trans.__('Dismiss: %1', name)}
      title={trans.__('Takes it off this list; nothing is deleted')}
      onClick={() => void jobs.actions.dismiss(ids)}
    />
  );
}
