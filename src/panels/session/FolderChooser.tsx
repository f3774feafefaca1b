import { closeIcon } from '@jupyterlab/ui-components';
import React, { useEffect, useRef } from 'react';

import type { BackendStatus } from '../connection';
import { FailureNote } from '../parts/FailureNote';
import { IconButton } from '../parts/IconButton';
import { breadcrumbs } from '../parts/paths';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import { FolderList } from './FolderList';
import type { FolderModel } from './folderModel';

export interface FolderChooserProps {
  model: FolderModel;
  /** Where the user is at home on the server, and where data are */
  server?: Pick<NonNullable<BackendStatus['backend']>, 'home' | 'dataRoots'>;
  /** A .mib file, or a folder of them */
  onChoose(path: string): void;
}

/** The folders of the server: breadcrumbs, the folders and .mib files of one folder, and the folder itself as a choice. */
export function FolderChooser({ model, server, onChoose }: FolderChooserProps): JSX.Element {
  const trans = useTrans();
  const { path, folder } = useModel(model);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  }, [folder]);
  const go = (to: string): void => void model.go(to);
  const { home, dataRoots = [] } = server ?? {};
  const places = dataRoots.length > 0 ? dataRoots : home ? [home] : [];
  const entries =
    folder.state === 'ready' ? folder.value.entries.filter(({ kind }) => kind === 'folder' || kind === 'mib') : [];
  const files = entries.filter(({ kind }) => kind === 'mib').length;
  return (
    <div
      ref={box}
      className="fd-FolderChooser"
      role="group"
      aria-label={trans.__('Choose on the server')}
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          model.close();
        }
      }}
    >
      <div className="fd-Row">
        <nav className="fd-Breadcrumbs" aria-label={trans.__('Folders above')}>
          {breadcrumbs(path, dataRoots).map(crumb => (
            <button key={crumb.path} type="button" className="fd-Crumb" onClick={() => go(crumb.path)}>
              {crumb.name}
            </button>
          ))}
        </nav>
        <IconButton
          icon={closeIcon}
          name={trans.__('Close folder list')}
          title={trans.__('Close (Esc)')}
          onClick={() => model.close()}
        />
      </div>
      {places.some(place => place !== path) && (
        <div className="fd-Places">
          {places.map(place => (
            <button key={place} type="button" className="fd-Link" title={place} onClick={() => go(place)}>
              {place === home ? trans.__('Home') : place}
            </button>
          ))}
        </div>
      )}
      {folder.state === 'failed' && <FailureNote failure={folder.failure} />}
      {folder.state === 'loading' && <p className="fd-Hint">{trans.__('Reading the folder…')}</p>}
      {folder.state === 'ready' && (
        <>
          <FolderList
            key={folder.value.path}
            entries={entries}
            onFolder={go}
            onFile={onChoose}
            onParent={folder.value.parent === undefined ? undefined : () => go(folder.value.parent as string)}
          />
          <div className="fd-Row">
            <p className="fd-Hint">
              {files > 0
                ? trans._n('%1 .mib file here.', '%1 .mib files here.', files)
                : trans.__('No .mib file directly in this folder.')}
            </p>
            <button type="button" className="fd-Button" onClick={() => onChoose(folder.value.path)}>
              {trans.__('Use this folder')}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
