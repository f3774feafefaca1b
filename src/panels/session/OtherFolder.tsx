import { folderIcon } from '@jupyterlab/ui-components';
import React, { useId, useState } from 'react';

import { Field } from '../parts/Field';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { FolderChooser } from './FolderChooser';
import type { SessionModel } from './sessionModel';

/** Data outside a session: a folder or one .mib file, typed or chosen from the folders of the server. */
export function OtherFolder({ model }: { model: SessionModel }): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const { path, pathProblem, server, browsedBy = id } = useModel(model);
  const folder = useModel(model.folder);
  const open = folder.open && browsedBy === id;
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    setTyped(undefined);
    if (typed !== undefined && typed.trim() !== path) {
      void model.open(typed);
    }
  };
  return (
    <div className="fd-OtherFolder">
      <div className="fd-OtherFolder-row">
        <Field
          label={trans.__('Folder or .mib file')}
          value={typed ?? path}
          problem={typed === undefined ? pathProblem : undefined}
          showsEnd
          placeholder={trans.__('Full path on the server')}
          onChange={setTyped}
          onCommit={commit}
        />
        <button
          type="button"
          className="fd-Button"
          aria-expanded={open}
          onClick={() => (open ? model.folder.close() : void model.browse(id))}
        >
          <folderIcon.react tag="span" width="16px" height="16px" />
          {trans.__('Browse')}
        </button>
      </div>
      {open && <FolderChooser model={model.folder} server={server} onChoose={chosen => void model.open(chosen)} />}
    </div>
  );
}
