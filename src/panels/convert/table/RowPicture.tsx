import React from 'react';

import type { ThumbnailStore } from './thumbnailStore';
import { useThumbnail } from './useThumbnail';

/** The small pictures of a row, scan image and pattern; an empty place of the same size until they are there. */
export function RowPicture({ store, path }: { store: ThumbnailStore; path: string }): JSX.Element {
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
    <span className="fd-Table-pictures">
      {one('scan')}
      {one('pattern')}
    </span>
  );
}
