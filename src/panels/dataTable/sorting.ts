export interface Sort {
  /** Id of a column */
  readonly column: string;
  readonly descending: boolean;
}

/** What a row is sorted by in a column; undefined where it is not known. */
export type SortKey = string | number | undefined;

export interface Sorting<Row> {
  /** By the id of a column; a column without a key is not sorted by */
  readonly keys: Readonly<Record<string, (row: Row) => SortKey>>;
  /** Order of rows that are equal in a column */
  order(a: Row, b: Row): number;
}

/** In order of a column; equal ones in their own order; what is not known at the end in either direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  { column, descending }: Sort,
  { keys, order }: Sorting<Row>
): Row[] {
  const key = keys[column] ?? (() => undefined);
  const sign = descending ? -1 : 1;
  const keyed = rows.map(row => ({ row, key: comparable(key(row)) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) {
      return order(a.row, b.row);
    }
    if (a.key === undefined || b.key === undefined) {
      return a.key === undefined ? 1 : -1;
    }
    return sign * compare(a.key, b.key) || order(a.row, b.row);
  });
  return keyed.map(({ row }) => row);
}

/** Plain order of two values of one kind. */
export function compare(a: string | number, b: string | number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/**
 * Names so that plain comparison sorts them as people do: "2nm" before "10nm", "é" beside "e". A table is sorted with all its rows
 * whenever one has changed, for which comparing by the rules of a language takes too long.
 */
function comparable(key: SortKey): SortKey {
  return typeof key !== 'string'
    ? key
    : key
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/\d+/g, digits => digits.padStart(16, '0'));
}
