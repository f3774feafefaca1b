import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Column } from '../../dataTable/column';
import type { GoldRow } from './goldRow';
import { statusName } from './goldRow';

/** The columns of the gold references, from left to right. */
export function goldColumns(trans: TranslationBundle): Column<GoldRow>[] {
  const value = (
    id: keyof GoldRow['cells'],
    title: string,
    width: number,
    room: number,
    tip: string
  ): Column<GoldRow> => ({
    id,
    title,
    tip,
    numeric: true,
    wide: { width, room },
    cell: ({ cells }) => <span className="fd-Cell-text">{cells[id]}</span>
  });
  return [
    {
      id: 'stamp',
      title: trans.__('Reference'),
      wide: { width: 140, share: 1 },
      stacked: { width: 130, share: 1 },
      cell: ({ name, path, cells: { standard } }) => (
        <span className="fd-Cell-text" title={path}>
          {name}
          {standard && <span className="fd-Quiet"> · {standard}</span>}
        </span>
      )
    },
    value('voltage', trans.__('Voltage'), 72, 2, trans.__('Acceleration voltage')),
    value('cameraLength', trans.__('Cam. length'), 92, 1, trans.__('Nominal camera length')),
    value('pixelSize', trans.__('1/Å per px'), 92, 3, trans.__('Pixel size along the minor axis')),
    value('axisRatio', trans.__('a/b'), 72, 4, trans.__('Major by minor axis of the rings')),
    {
      id: 'state',
      title: trans.__('Verdict'),
      wide: { width: 96 },
      stacked: { width: 92 },
      cell: ({ status, reason }) => (
        <span className={`fd-Tag fd-status-${status}`} title={reason}>
          {statusName(status, trans)}
        </span>
      )
    }
  ];
}
