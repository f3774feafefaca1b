import type { TranslationBundle } from '@jupyterlab/translation';

import { perLanguage } from '../../parts/perLanguage';
import type { SortColumn } from './sortRows';

export type ColumnId = 'select' | 'thumbnail' | SortColumn;

export interface Column {
  readonly id: ColumnId;
  /** Width in pixels; the least of it where the column takes a share of what is left */
  readonly width: number;
  readonly share?: number;
  readonly numeric?: boolean;
}

export interface TableLayout {
  readonly columns: readonly Column[];
  /** True where time stamp and sample, state and shape stand in one cell above each other */
  readonly stacked: boolean;
  readonly rowHeight: number;
  /** As CSS takes it */
  readonly template: string;
}

/** As they stand from left to right. */
const COLUMNS: readonly Column[] = [
  { id: 'select', width: 32 },
  { id: 'thumbnail', width: 52 },
  { id: 'stamp', width: 148 },
  { id: 'sample', width: 96, share: 1.6 },
  { id: 'frames', width: 76, numeric: true },
  { id: 'detector', width: 156 },
  { id: 'depth', width: 62, numeric: true },
  { id: 'size', width: 78, numeric: true },
  { id: 'voltage', width: 72, numeric: true },
  { id: 'cameraLength', width: 98, numeric: true },
  { id: 'step', width: 74, numeric: true },
  { id: 'shape', width: 132 },
  { id: 'state', width: 176, share: 1.6 }
];
const ALWAYS: readonly ColumnId[] = ['select', 'thumbnail', 'stamp', 'sample', 'shape', 'state'];
/** Shown as far as there is room, what tells acquisitions apart best first */
const BY_ROOM: readonly ColumnId[] = ['cameraLength', 'voltage', 'frames', 'size', 'step', 'depth', 'detector'];
const STACKED: readonly Column[] = [
  { id: 'select', width: 28 },
  { id: 'thumbnail', width: 48 },
  { id: 'stamp', width: 126, share: 1 },
  { id: 'state', width: 92, share: 1.4 }
];
/** Below this a time stamp needs the place of the picture */
const NARROWEST = 296;
const ROW_HEIGHT = 48;
const STACKED_HEIGHT = 52;

/** The columns there is room for. @param width of the table, pixels */
export function tableLayout(width: number, thumbnails: boolean): TableLayout {
  const isShown = ({ id }: Column): boolean => thumbnails || id !== 'thumbnail';
  const wanted = new Set<ColumnId>(ALWAYS);
  const widthOf = (): number =>
    COLUMNS.filter(column => wanted.has(column.id) && isShown(column)).reduce((sum, column) => sum + column.width, 0);
  if (widthOf() > width) {
    return layout(
      STACKED.filter(column => isShown(column) && (width >= NARROWEST || column.id !== 'thumbnail')),
      true,
      STACKED_HEIGHT
    );
  }
  for (const id of BY_ROOM) {
    wanted.add(id);
    if (widthOf() > width) {
      wanted.delete(id);
      break;
    }
  }
  return layout(
    COLUMNS.filter(column => wanted.has(column.id) && isShown(column)),
    false,
    ROW_HEIGHT
  );
}

function layout(columns: readonly Column[], stacked: boolean, rowHeight: number): TableLayout {
  const template = columns
    .map(({ width, share }) => (share ? `minmax(${width}px, ${share}fr)` : `${width}px`))
    .join(' ');
  return { columns, stacked, rowHeight, template };
}

const names = perLanguage((trans): Record<ColumnId, string> => ({
  select: trans.__('Select'),
  thumbnail: trans.__('Picture'),
  stamp: trans.__('Time stamp'),
  sample: trans.__('Sample'),
  frames: trans.__('Frames'),
  detector: trans.__('Detector'),
  depth: trans.__('Depth'),
  size: trans.__('Size'),
  voltage: trans.__('Voltage'),
  cameraLength: trans.__('Cam. length'),
  step: trans.__('Step'),
  shape: trans.__('Scan shape'),
  state: trans.__('State')
}));

const tips = perLanguage((trans): Partial<Record<ColumnId, string>> => ({
  stamp: trans.__('Time stamp of the acquisition, which names its results'),
  sample: trans.__('Folders between Merlin and the time-stamped folder'),
  depth: trans.__('Counter depth of the detector'),
  voltage: trans.__('Acceleration voltage'),
  cameraLength: trans.__('Nominal camera length'),
  step: trans.__('Distance between two scan positions'),
  shape: trans.__('Rows × columns that a conversion would make')
}));

export function columnName(id: ColumnId, trans: TranslationBundle): string {
  return names(trans)[id];
}

/** What the name of a column leaves open. */
export function columnTip(id: ColumnId, trans: TranslationBundle): string | undefined {
  return tips(trans)[id];
}
