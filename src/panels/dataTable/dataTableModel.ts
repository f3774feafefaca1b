import { StateModel } from '../parts/stateModel';
import type { DataRow, StatusCount } from './dataRow';
import { countStatuses } from './dataRow';
import { rowFilter } from './filter';
import type { Pick, Selection } from './selection';
import { allToggled, carried, looked, moved, NOTHING, picked } from './selection';
import type { Sort, Sorting } from './sorting';
import { sortRows } from './sorting';

export interface DataTableState<Row extends DataRow> extends Selection {
  /** Every row, in the order in which they were found */
  readonly all: readonly Row[];
  /** Those that the filter leaves, in the order of the screen */
  readonly shown: readonly Row[];
  readonly counts: readonly StatusCount<Row['status']>[];
  readonly filter: string;
  /** States shown; empty: all */
  readonly statuses: ReadonlySet<Row['status']>;
  readonly sort: Sort;
}

/** What is remembered of a table. */
export interface SavedTable {
  readonly sort: Sort;
}

export interface DataTableRules<Row extends DataRow> extends Sorting<Row> {
  /** Id of the column by which rows are sorted at first */
  readonly sortedBy: string;
  /** Every state in the order in which they matter */
  readonly statuses: readonly Row['status'][];
}

/** The rows of a table: filtered, sorted, selected, and one of them looked at. */
export class DataTableModel<Row extends DataRow> extends StateModel<DataTableState<Row>> {
  constructor(private readonly _rules: DataTableRules<Row>) {
    super({
      ...NOTHING,
      all: [],
      shown: [],
      counts: [],
      filter: '',
      statuses: new Set(),
      sort: { column: _rules.sortedBy, descending: false }
    });
  }

  /** Takes the rows as they are now. Arrays stay the same objects where nothing in them has changed. */
  setRows(rows: readonly Row[]): void {
    const all = kept(this.state.all, rows);
    if (all !== this.state.all) {
      const { selected, active, anchor } = this.state;
      this._arrange({ all, ...carried({ selected, active, anchor }, pathsAmong(this.state.all, all)) });
    }
  }

  canSort(column: string): boolean {
    return column in this._rules.keys;
  }

  setFilter(filter: string): void {
    this._arrange({ filter });
  }

  toggleStatus(status: Row['status']): void {
    const statuses = new Set(this.state.statuses);
    if (!statuses.delete(status)) {
      statuses.add(status);
    }
    this._arrange({ statuses });
  }

  clearFilter(): void {
    this._arrange({ filter: '', statuses: new Set() });
  }

  /** Sorts by a column, and the other way round when it was sorted by it. */
  sortBy(column: string): void {
    const { sort } = this.state;
    this._arrange({ sort: { column, descending: sort.column === column && !sort.descending } });
  }

  /** Selects a row, and looks at it. */
  pick(path: string, how: Pick): void {
    this.set(picked(this.state, this._order(), path, how));
  }

  /** Looks at a row, or at none; what is selected stays selected. */
  look(path: string | undefined): void {
    this.set(looked(this.state, path));
  }

  /** Looks at a row some steps away. @param extend selects what lies on the way */
  move(step: number, extend = false): void {
    this.set(moved(this.state, this._order(), step, extend));
  }

  /** Selects all rows on the screen, or none of them when all are. */
  toggleAll(): void {
    this.set(allToggled(this.state, this._order()));
  }

  clearSelection(): void {
    this.set({ selected: new Set(), anchor: undefined });
  }

  get saved(): SavedTable {
    return { sort: this.state.sort };
  }

  /** Takes up what `saved` gave; anything else is left aside. */
  restore(saved: unknown): void {
    const { sort } = (saved ?? {}) as Partial<SavedTable>;
    if (typeof sort?.column === 'string' && this.canSort(sort.column)) {
      this._arrange({ sort: { column: sort.column, descending: sort.descending === true } });
    }
  }

  private _arrange(part: Partial<DataTableState<Row>>): void {
    const { all, filter, statuses, sort } = { ...this.state, ...part };
    const before = this.state;
    this.set({
      ...part,
      shown: kept(before.shown, sortRows(all.filter(rowFilter(filter, statuses)), sort, this._rules)),
      counts: all === before.all ? before.counts : countStatuses(all, this._rules.statuses)
    });
  }

  private _order(): string[] {
    return this.state.shown.map(({ path }) => path);
  }
}

/**
 * Where a row is found now that was there before. A data set that was converted meanwhile stands at another path: where the old one
 * is gone, it is the one new row of the same name.
 */
function pathsAmong(before: readonly DataRow[], now: readonly DataRow[]): (path: string) => string | undefined {
  const paths = new Set(now.map(({ path }) => path));
  return path => {
    if (paths.has(path)) {
      return path;
    }
    const name = before.find(row => row.path === path)?.name;
    const known = new Set(before.map(row => row.path));
    const added = now.filter(row => row.name === name && !known.has(row.path));
    return added.length === 1 ? added[0].path : undefined;
  };
}

/** The array as it was where the new one holds the same. */
function kept<T>(before: readonly T[], now: readonly T[]): readonly T[] {
  return before.length === now.length && now.every((value, index) => value === before[index]) ? before : now;
}
