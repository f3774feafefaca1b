import type { DataRow } from './dataRow';

/** Quantities with their unit, scan shapes, and any other words of a filter. */
const TERM = /\d+(?:\.\d+)?\s*(?:kv|cm|nm|bit)(?![a-z])|\d+\s*[x×]\s*\d+|\S+/g;
const QUANTITY = /^\d+(?:\.\d+)?(?:kv|cm|nm|bit)$|^\d+x\d+$/;

/** What the filter looks into: small letters, one value per line, a quantity and its unit without a space. */
export function searchText(values: readonly (string | undefined)[]): string {
  return plain(values.join('\n'));
}

/**
 * Whether a row satisfies a filter: every word occurs in it, in whatever place. A quantity ("20 cm", "300 kV", "256 x 256") must
 * be the value itself: 20 cm is not found in 120 cm.
 */
export function rowFilter(
  text: string,
  statuses: ReadonlySet<string>
): (row: Pick<DataRow, 'words' | 'status'>) => boolean {
  const terms = (text.toLowerCase().match(TERM) ?? []).map(term => occurs(plain(term)));
  // The words of a row are made when they are first asked for
  return row => (statuses.size === 0 || statuses.has(row.status)) && terms.every(isIn => isIn(row.words));
}

function occurs(word: string): (words: string) => boolean {
  if (!QUANTITY.test(word)) {
    return words => words.includes(word);
  }
  const whole = new RegExp(`(?<![\\d.x])${word.replace('.', '\\.')}(?![\\da-z])`);
  return words => whole.test(words);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d) *[x×] *(?=\d)/g, '$1x')
    .replace(/(\d) +(?=(?:kv|cm|nm|bit)(?![a-z]))/g, '$1');
}
