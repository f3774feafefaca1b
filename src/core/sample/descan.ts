/** Where the direct beam is while the probe scans: a plane over the scan, all in detector px. */
export interface DescanPlane {
  /** Row and column at scan position (0, 0) */
  readonly atFirst: readonly [row: number, column: number];
  /** Change from one scan row to the next */
  readonly perScanRow: readonly [row: number, column: number];
  /** Change from one scan column to the next */
  readonly perScanColumn: readonly [row: number, column: number];
}

/**
 * The plane that passes through a centre in the middle of the scan and changes by the given amounts over its whole height
 * and width.
 */
export function descanPlane(
  centre: readonly [number, number],
  overRows: readonly [number, number],
  overColumns: readonly [number, number],
  [rows, columns]: readonly [number, number]
): DescanPlane {
  const perScanRow: [number, number] = [overRows[0] / rows, overRows[1] / rows];
  const perScanColumn: [number, number] = [overColumns[0] / columns, overColumns[1] / columns];
  const along = (axis: 0 | 1): number =>
    centre[axis] - (perScanRow[axis] * (rows - 1)) / 2 - (perScanColumn[axis] * (columns - 1)) / 2;
  return { atFirst: [along(0), along(1)], perScanRow, perScanColumn };
}

/** Direct beam at a scan position. */
export function beamAt(
  { atFirst, perScanRow, perScanColumn }: DescanPlane,
  row: number,
  column: number
): [number, number] {
  return [
    atFirst[0] + perScanRow[0] * row + perScanColumn[0] * column,
    atFirst[1] + perScanRow[1] * row + perScanColumn[1] * column
  ];
}
