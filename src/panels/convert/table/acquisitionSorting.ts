import { compare } from '../../dataTable/sorting';
import type { Sorting } from '../../dataTable/sorting';
import { rowStatuses } from './rowStatus';
import type { TableRow } from './tableRow';

/** What acquisitions are sorted by, at first as they were taken. */
export const sorting: Sorting<TableRow> & { readonly sortedBy: string } = {
  sortedBy: 'stamp',
  keys: {
    stamp: ({ row }) => row.stem,
    sample: ({ row }) => row.sample,
    frames: ({ row }) => row.frames,
    detector: ({ row }) => row.detector,
    depth: ({ row }) => row.depth,
    size: ({ row }) => row.bytes,
    voltage: ({ row }) => row.voltage,
    cameraLength: ({ row }) => row.cameraLength,
    step: ({ row }) => row.stepNm,
    shape: ({ scan }) => scan?.positions,
    state: ({ status, fraction = 0 }) => rowStatuses.indexOf(status) + fraction / 2
  },
  order: ({ row: a }, { row: b }) => compare(a.stem, b.stem) || compare(a.path, b.path)
};
