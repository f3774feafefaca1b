import { folderIcon, refreshIcon } from '@jupyterlab/ui-components';
import React, { useState } from 'react';

import { Field } from '../parts/Field';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { FolderChooser } from '../session/FolderChooser';
import type { ConvertModel } from './convertModel';

/** The box that holds what to convert: typed, or chosen from the folders of the server. */
export function PathField({ model }: { model: ConvertModel }): JSX.Element {
  const trans = useTrans();
  const { path, status } = useModel(model);
  const { open } = useModel(model.folder);
  const [typed, setTyped] = useState<string>();
  const commit = (): void => {
    setTyped(undefined);
    if (typed !== undefined && typed.trim() !== path) {
      void model.choose(typed);
    }
  };
  return (
    <div className="fd-PathField">
      <div className="fd-Row">
        <Field
          label={trans.__('File or folder')}
          value={typed ?? path}
          onChange={setTyped}
          onCommit={commit}
          placeholder={trans.__('Path of a .mib file, or of a folder of them')}
        />
        <button
          type="button"
          className="fd-Button"
          aria-expanded={open}
          onClick={() => (open ? model.folder.close() : void model.browse())}
        >
          <folderIcon.react tag="span" width="16px" height="16px" />
          {trans.__('Browse')}
        </button>
        <button
          type="button"
          className="fd-IconButton"
          disabled={!path}
          aria-label={trans.__('Look at the files again')}
          title={trans.__('Look at the files again')}
          onClick={() => void model.inspectAgain()}
        >
          <refreshIcon.react tag="span" width="16px" height="16px" />
        </button>
      </div>
      {open && (
        <FolderChooser model={model.folder} server={status.backend} onChoose={chosen => void model.choose(chosen)} />
      )}
    </div>
  );
}
