/** What a table needs of a row: one data set, whatever it is. */
export interface DataRow<Status extends string = string> {
  /** Full path of the data set, which names the row */
  readonly path: string;
  /** What people call it */
  readonly name: string;
  /** How it stands; its colour is that of the class `fd-status-<status>` */
  readonly status: Status;
  /** What the filter looks into, made by `searchText` */
  readonly words: string;
}

export interface StatusCount<Status extends string = string> {
  readonly status: Status;
  readonly count: number;
}

/** How many rows are in each state, in the given order; states nobody is in are left out. */
export function countStatuses<Status extends string>(
  rows: Iterable<{ readonly status: Status }>,
  order: readonly Status[]
): StatusCount<Status>[] {
  const counts = new Map<Status, number>();
  for (const { status } of rows) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return order.flatMap(status => {
    const count = counts.get(status);
    return count === undefined ? [] : [{ status, count }];
  });
}
