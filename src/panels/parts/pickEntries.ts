/** Something to pick from a list. */
export interface PickEntry {
  /** What is taken over into the box */
  readonly value: string;
  /** What helps to choose, for example how many acquisitions are in a folder */
  readonly note?: string;
}

/** More are not drawn: nobody scrolls through them, they type. */
export const MOST_DRAWN = 300;

/**
 * The entries that hold what was typed, in any case and in their order; all of them while nothing was typed.
 *
 * @param left entries that are not in the list because there are too many
 * @returns those to draw, and how many there are besides; `left` counts as long as everything is asked for
 */
export function matching(
  entries: readonly PickEntry[],
  typed: string | undefined,
  left: number
): { shown: readonly PickEntry[]; more: number } {
  const wanted = (typed ?? '').trim().toLowerCase();
  const found = wanted === '' ? entries : entries.filter(({ value }) => value.toLowerCase().includes(wanted));
  const shown = found.slice(0, MOST_DRAWN);
  return { shown, more: found.length - shown.length + left };
}

/**
 * What a typed text stands for: the entry that is the same in another case, or the only one that holds it, or else the text
 * itself. A text with "/" is a path, which is not completed: it may lead elsewhere than what is listed.
 */
export function meant(entries: readonly PickEntry[], typed: string, left: number): string {
  const text = typed.trim();
  const held = entries.filter(({ value }) => value.toLowerCase().includes(text.toLowerCase()));
  const same = held.find(({ value }) => value === text) ?? held.find(({ value }) => value.length === text.length);
  const only = text !== '' && !text.includes('/') && left === 0 && held.length === 1 ? held[0] : undefined;
  return (same ?? only)?.value ?? text;
}

/**
 * Where a key leads in an open list of `count` entries; undefined for keys that do not move. Home and End belong to the
 * text until an entry is marked.
 */
export function markAfterKey(key: string, marked: number | undefined, count: number): number | undefined {
  const last = count - 1;
  if (count === 0) {
    return undefined;
  }
  switch (key) {
    case 'ArrowDown':
      return marked === undefined ? 0 : Math.min(last, marked + 1);
    case 'ArrowUp':
      return marked === undefined ? last : Math.max(0, marked - 1);
    case 'PageDown':
      return Math.min(last, (marked ?? 0) + 10);
    case 'PageUp':
      return Math.max(0, (marked ?? 0) - 10);
    case 'Home':
      return marked === undefined ? undefined : 0;
    case 'End':
      return marked === undefined ? undefined : last;
  }
  return undefined;
}
