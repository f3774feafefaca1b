import React from 'react';

import type { ThumbnailStore } from './thumbnailStore';
import { useThumbnail } from './useThumbnail';

export interface RowPictureProps {
  store: ThumbnailStore;
  path: string;
  /** In a narrow table */
  small: boolean;
}

/** The small pictures of a row, scan image and pattern; an empty place of the same size until they are there. */
export function RowPicture({ store, path, small }: RowPictureProps): JSX.Element {
  const pictures = useThumbnail(store, path)?.pictures ?? [];
  const one = (shows: 'scan' | 'pattern'): JSX.Element => {
    const picture = pictures.find(each => each.shows === shows);
    return picture ? (
      <img
        className="fd-Table-picture"
        src={`data:image/png;base64,${picture.png}`}
        alt={picture.caption}
        title={picture.caption}
      />
    ) : (
      <span className="fd-Table-picture" />
    );
  };
  return (
    <span className={`fd-Table-pictures${small ? ' fd-mod-small' : ''}`}>
      {one('scan')}
      {one('pattern')}
    </span>
  );
}
