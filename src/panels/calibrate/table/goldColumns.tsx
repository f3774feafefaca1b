import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Column } from '../../dataTable/column';
import { nameColumn, stateColumn, valueColumn } from '../../listing/listingColumns';
import type { GoldRow } from './goldRow';
import { goldRules } from './goldRow';

/** The columns of the gold references, from left to right. */
export function goldColumns(trans: TranslationBundle): Column<GoldRow>[] {
  const value = (
    id: keyof GoldRow['cells'],
    title: string,
    width: number,
    room: number,
    tip: string
  ): Column<GoldRow> => valueColumn(id, title, { width, room }, ({ cells }) => cells[id], tip);
  return [
    nameColumn(trans.__('Reference'), 140, {
      within: ({ cells: { standard } }) => standard && <span className="fd-Quiet"> · {standard}</span>
    }),
    value('voltage', trans.__('Voltage'), 72, 2, trans.__('Acceleration voltage')),
    value('cameraLength', trans.__('Cam. length'), 92, 1, trans.__('Nominal camera length')),
    value('pixelSize', trans.__('1/Å per px'), 92, 3, trans.__('Pixel size along the minor axis')),
    value('axisRatio', trans.__('a/b'), 72, 4, trans.__('Major by minor axis of the rings')),
    stateColumn(goldRules, trans, {
      title: trans.__('Verdict'),
      wide: { width: 96 },
      stacked: { width: 92 },
      why: ({ reason }) => reason
    })
  ];
}
