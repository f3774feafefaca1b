/** Which rows are selected, and which one is looked at: keys are at it too. */
export interface Selection {
  readonly selected: ReadonlySet<string>;
  readonly active?: string;
  /** Where a range that is selected with Shift begins */
  readonly anchor?: string;
}

export const NOTHING: Selection = { selected: new Set() };

/** Only: this row alone. Toggle: this row besides the others. Range: all from the anchor to this row. */
export type Pick = 'only' | 'toggle' | 'range';

/** The selection after a row was clicked. @param order paths as they are on the screen */
export function picked(selection: Selection, order: readonly string[], path: string, how: Pick): Selection {
  if (how === 'only') {
    return { selected: new Set([path]), active: path, anchor: path };
  }
  if (how === 'toggle') {
    const selected = new Set(selection.selected);
    if (!selected.delete(path)) {
      selected.add(path);
    }
    return { selected, active: path, anchor: path };
  }
  const anchor = order.indexOf(selection.anchor ?? selection.active ?? path);
  const end = order.indexOf(path);
  const from = anchor < 0 ? end : anchor;
  const range = order.slice(Math.min(from, end), Math.max(from, end) + 1);
  return { selected: new Set(range), active: path, anchor: order[from] };
}

/** Another row is looked at, from which a range would begin. */
export function looked(selection: Selection, path: string | undefined): Selection {
  return { ...selection, active: path, anchor: path };
}

/** The active row after a step of some rows, or to an end of the table. @param extend selects all on the way */
export function moved(selection: Selection, order: readonly string[], step: number, extend: boolean): Selection {
  if (order.length === 0) {
    return selection;
  }
  const at = selection.active === undefined ? -1 : order.indexOf(selection.active);
  // The first key enters the table at its top; End goes to its end at once
  const next = at < 0 ? (step === Infinity ? order.length - 1 : 0) : clamp(at + step, 0, order.length - 1);
  return extend ? picked(selection, order, order[next], 'range') : looked(selection, order[next]);
}

/** All rows on the screen besides those already selected, or without them when all are. */
export function allToggled(selection: Selection, order: readonly string[]): Selection {
  const selected = new Set(selection.selected);
  const all = order.every(path => selected.has(path));
  order.forEach(path => (all ? selected.delete(path) : selected.add(path)));
  return { ...selection, selected };
}

/**
 * The selection in rows that have changed; the same object where it concerns none of them.
 *
 * @param now the path under which a row is found now, undefined for one that is no more
 */
export function carried(selection: Selection, now: (path: string) => string | undefined): Selection {
  const { selected, active, anchor } = selection;
  const isSame = (path: string | undefined): boolean => path === undefined || now(path) === path;
  if ([...selected, active, anchor].every(isSame)) {
    return selection;
  }
  const carry = (path: string | undefined): string | undefined => (path === undefined ? undefined : now(path));
  return {
    selected: [...selected].every(isSame) ? selected : new Set([...selected].flatMap(path => now(path) ?? [])),
    active: carry(active),
    anchor: carry(anchor)
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
