import type { ReactNode } from 'react';

/** How much of the width a column takes. */
export interface ColumnPlace {
  /** Pixels; the least of it where the column takes a share of what is left */
  readonly width: number;
  readonly share?: number;
  /** Shown as far as there is room, 1 before 2; absent: always shown */
  readonly room?: number;
  /** Lines below the first, where values stand above each other; 1 when absent */
  readonly lines?: number;
}

/** Where a cell stands: what it shows besides its row. */
export interface CellPlace {
  readonly selected: boolean;
  /** True in the row that keys are at, whose buttons can be reached by Tab */
  readonly active: boolean;
  /** True where values stand above each other for want of room */
  readonly stacked: boolean;
}

/** A column of a table. It can be sorted by where the model of the table has a key of the same id. */
export interface Column<Row> {
  readonly id: string;
  /** Above the column */
  readonly title: string;
  /** For readers only: what is in the column is seen */
  readonly hidesTitle?: boolean;
  /** What the title leaves open */
  readonly tip?: string;
  readonly numeric?: boolean;
  /** Absent: not shown where there is room for one value a cell */
  readonly wide?: ColumnPlace;
  /** Absent: not shown in a narrow table, where rows are two lines high */
  readonly stacked?: ColumnPlace;
  cell(row: Row, place: CellPlace): ReactNode;
}

export interface TableLayout<Row> {
  readonly columns: readonly Column<Row>[];
  readonly stacked: boolean;
  readonly rowHeight: number;
  /** As CSS takes it */
  readonly template: string;
}

const ROW_HEIGHT = 48;
const STACKED_HEIGHT = 52;
const LINE = 18;

/** The columns there is room for, one value a cell if it can be. @param width of the table, pixels */
export function tableLayout<Row>(columns: readonly Column<Row>[], width: number): TableLayout<Row> {
  const wide = laidOut(columns, width, 'wide');
  const stacked = laidOut(columns, width, 'stacked');
  return wide.fits || stacked.layout.columns.length === 0 ? wide.layout : stacked.layout;
}

function laidOut<Row>(
  columns: readonly Column<Row>[],
  width: number,
  way: 'wide' | 'stacked'
): { layout: TableLayout<Row>; fits: boolean } {
  const placed = columns.flatMap(column => {
    const place = column[way];
    return place ? [{ column, ...place }] : [];
  });
  const within = (room: number): typeof placed => placed.filter(place => (place.room ?? 0) <= room);
  const widthOf = (room: number): number => within(room).reduce((sum, place) => sum + place.width, 0);
  const rooms = placed.map(({ room = 0 }) => room).filter(room => widthOf(room) <= width);
  const shown = within(Math.max(0, ...rooms));
  const layout = {
    columns: shown.map(({ column }) => column),
    stacked: way === 'stacked',
    rowHeight: way === 'stacked' ? STACKED_HEIGHT + LINE * (linesIn(shown) - 1) : ROW_HEIGHT,
    template: shown.map(({ width: px, share }) => (share ? `minmax(${px}px, ${share}fr)` : `${px}px`)).join(' ')
  };
  return { layout, fits: rooms.length > 0 };
}

function linesIn(places: readonly Pick<ColumnPlace, 'lines'>[]): number {
  return Math.max(1, ...places.map(({ lines = 1 }) => lines));
}
