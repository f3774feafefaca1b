import type { TranslationBundle } from '@jupyterlab/translation';
import React from 'react';

import type { Column } from '../../dataTable/column';
import type { JobsModel } from '../../jobs/jobsModel';
import { Conditions, Sample, Shape, Stamp, Value } from './cells';
import { RowPicture } from './RowPicture';
import type { RowActions } from './StateCell';
import { StateCell } from './StateCell';
import type { TableRow } from './tableRow';
import type { ThumbnailStore } from './thumbnailStore';

export interface ColumnSources {
  readonly jobs: JobsModel;
  /** Absent where no pictures are wanted */
  readonly thumbnails?: ThumbnailStore;
  readonly actions: RowActions;
}

type ValueColumn = 'frames' | 'detector' | 'depth' | 'size' | 'voltage' | 'cameraLength' | 'step';

/** The columns of the acquisitions, from left to right. What tells acquisitions apart best stays longest. */
export function acquisitionColumns(
  { jobs, thumbnails, actions }: ColumnSources,
  trans: TranslationBundle
): Column<TableRow>[] {
  const value = (id: ValueColumn, title: string, width: number, room: number, tip?: string): Column<TableRow> => ({
    id,
    title,
    tip,
    numeric: id !== 'detector',
    wide: { width, room },
    cell: ({ cells }) => <Value text={cells[id]} title={id === 'detector' ? cells.detector : undefined} />
  });
  const picture: Column<TableRow>[] = thumbnails
    ? [
        {
          id: 'thumbnail',
          title: trans.__('Thumbnails'),
          tip: trans.__('Scan image and pattern'),
          hidesTitle: true,
          wide: { width: 94 },
          stacked: { width: 66, room: 1 },
          cell: ({ path }, { stacked }) => <RowPicture store={thumbnails} path={path} small={stacked} />
        }
      ]
    : [];
  return [
    ...picture,
    {
      id: 'stamp',
      title: trans.__('Time stamp'),
      tip: trans.__('Time stamp of the acquisition, which names its results'),
      wide: { width: 148 },
      stacked: { width: 126, share: 1 },
      cell: (row, { stacked }) => <Stamp row={row} stacked={stacked} />
    },
    {
      id: 'sample',
      title: trans.__('Sample'),
      tip: trans.__('Folders between Merlin and the time-stamped folder'),
      wide: { width: 96, share: 1.6 },
      cell: ({ cells }) => <Sample name={cells.sample} />
    },
    value('frames', trans.__('Frames'), 76, 3),
    value('detector', trans.__('Detector'), 156, 7),
    value('depth', trans.__('Depth'), 62, 6, trans.__('Counter depth of the detector')),
    value('size', trans.__('Size'), 78, 4),
    value('voltage', trans.__('Voltage'), 72, 2, trans.__('Acceleration voltage')),
    value('cameraLength', trans.__('Cam. length'), 98, 1, trans.__('Nominal camera length')),
    value('step', trans.__('Step'), 74, 5, trans.__('Distance between two scan positions')),
    {
      id: 'conditions',
      title: trans.__('Conditions'),
      tip: trans.__('Voltage, camera length, distance between two scan positions, frames'),
      stacked: { width: 108, share: 0.4, room: 2 },
      cell: ({ cells }) => <Conditions cells={cells} />
    },
    {
      id: 'shape',
      title: trans.__('Scan shape'),
      tip: trans.__('Rows × columns that a conversion would make'),
      wide: { width: 132 },
      cell: ({ scan }) => <Shape scan={scan} />
    },
    {
      id: 'state',
      title: trans.__('State'),
      wide: { width: 176, share: 1.6 },
      stacked: { width: 88, share: 0.4 },
      cell: (row, { active, stacked }) => (
        <>
          <StateCell row={row} active={active} stacked={stacked} jobs={jobs} actions={actions} />
          {stacked && row.status !== 'converting' && !row.failure && <Shape scan={row.scan} />}
        </>
      )
    }
  ];
}
