import { rowStatuses } from './rowStatus';
import type { TableRow } from './tableRow';

export const sortColumns = [
  'stamp',
  'sample',
  'frames',
  'detector',
  'depth',
  'size',
  'voltage',
  'cameraLength',
  'step',
  'shape',
  'state'
] as const;

export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** As they were taken */
export const DEFAULT_SORT: Sort = { column: 'stamp', descending: false };

type Key = string | number | undefined;

const KEYS: Record<Exclude<SortColumn, 'stamp'>, (row: TableRow) => Key> = {
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
};

/** In order of a column; equal ones as they were taken; what is not known at the end in either direction. */
export function sortRows(rows: readonly TableRow[], { column, descending }: Sort): TableRow[] {
  if (column === 'stamp') {
    return [...rows].sort(descending ? (a, b) => -taken(a, b) : taken);
  }
  const key = KEYS[column];
  const sign = descending ? -1 : 1;
  const keyed = rows.map(row => ({ row, key: comparable(key(row)) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) {
      return taken(a.row, b.row);
    }
    if (a.key === undefined || b.key === undefined) {
      return a.key === undefined ? 1 : -1;
    }
    return sign * compare(a.key, b.key) || taken(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}

/**
 * Names so that plain comparison sorts them as people do: "2nm" before "10nm", "é" beside "e". A table is sorted with all its rows
 * whenever one has changed, for which comparing by the rules of a language takes too long.
 */
function comparable(key: Key): Key {
  return typeof key !== 'string'
    ? key
    : key
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/\d+/g, digits => digits.padStart(16, '0'));
}

function compare(a: string | number, b: string | number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function taken({ row: a }: TableRow, { row: b }: TableRow): number {
  return a.stem === b.stem ? (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) : a.stem < b.stem ? -1 : 1;
}
