import type { Kernels } from '../../../kernels/kernels';
import type { Tile } from '../tiles';
import type { FrameSource, Visit } from './frameSource';

/** The frames of another source with every line of the scan rolled: what leaves at the left comes in at the right of its line. */
export class RolledFrames implements FrameSource {
  /** @param columns of the scan @param by columns to the left, fewer than there are */
  constructor(
    private readonly source: FrameSource,
    private readonly columns: number,
    private readonly by: number
  ) {}

  begin(kernels: Kernels): void {
    this.source.begin(kernels);
  }

  async each(tile: Tile, visit: Visit): Promise<void> {
    const { columns, by } = this;
    const rolled: Visit = (position, frame) => {
      const column = position % columns;
      visit(position - column + ((column - by + columns) % columns), frame);
    };
    const start = (tile.column + by) % columns;
    const before = Math.min(tile.columns, columns - start);
    if (before === tile.columns) {
      return this.source.each({ ...tile, column: start }, rolled);
    }
    // Across the seam line by line, so that frames come in the order of the rolled scan
    for (let row = tile.row; row < tile.row + tile.rows; row++) {
      await this.source.each({ row, rows: 1, column: start, columns: before }, rolled);
      await this.source.each({ row, rows: 1, column: 0, columns: tile.columns - before }, rolled);
    }
  }

  close(): void {
    this.source.close();
  }
}
