/** The cross between the chips of a quad, where it is inserted. */
export interface InsertedCross {
  /** First inserted column (and row) */
  readonly start: number;
  readonly width: number;
  /** Set where only columns are inserted: read-outs of fewer rows than the whole quad */
  readonly columnsOnly?: boolean;
}
