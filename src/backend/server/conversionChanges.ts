import { isDeepStrictEqual } from 'node:util';

import type { Conversion, ConversionChange, ConversionItem } from '../../protocol/conversion';

/** Files of one message: as many as a page takes in without a stutter. */
const MOST_ITEMS = 200;

/**
 * What to tell a page that knows a conversion in an earlier state, or not at all.
 *
 * @returns nothing where nothing has changed; several changes, to be told in order, where many files have
 */
export function conversionChanges(known: Conversion | undefined, conversion: Conversion): ConversionChange[] {
  const { items, ...head } = conversion;
  const before = known?.items ?? [];
  const news = items.flatMap((item, index) => (isSame(before[index], item) ? [] : [{ index, item }]));
  if (news.length === 0) {
    const needs = Math.min(before.length, items.length);
    return known && before.length === items.length && isDeepStrictEqual({ ...known, items }, conversion)
      ? []
      : [{ head, needs, count: items.length, items: [] }];
  }
  const changes: ConversionChange[] = [];
  for (let first = 0; first < news.length; first += MOST_ITEMS) {
    // New files follow on those that are known or were in the piece before
    const needs = Math.max(before.length, changes.length === 0 ? 0 : news[first - 1].index + 1);
    changes.push({
      head,
      needs: Math.min(needs, items.length),
      count: items.length,
      items: news.slice(first, first + MOST_ITEMS)
    });
  }
  return changes;
}

function isSame(a: ConversionItem | undefined, b: ConversionItem): boolean {
  return a === b || (a !== undefined && a.framesDone === b.framesDone && isDeepStrictEqual(a, b));
}
