import React from 'react';

import type { ThumbnailStore } from './thumbnailStore';
import { useThumbnail } from './useThumbnail';

/** The small picture of a row; an empty place of the same size until it is there. */
export function RowPicture({ store, path }: { store: ThumbnailStore; path: string }): JSX.Element {
  const thumbnail = useThumbnail(store, path);
  return thumbnail ? (
    <img
      className="fd-Table-picture"
      src={`data:image/png;base64,${thumbnail.png}`}
      alt={thumbnail.caption}
      title={thumbnail.caption}
    />
  ) : (
    <span className="fd-Table-picture" />
  );
}
