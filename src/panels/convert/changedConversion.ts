import type { Conversion, ConversionChange } from '../../protocol/conversion';

/**
 * A conversion after a change. Files that did not change stay the same objects.
 *
 * @param known as it was before; undefined for one not heard of
 * @returns undefined where too little is known to understand the change; `items` shorter than `count` where more pieces follow
 */
export function changedConversion(
  known: Conversion | undefined,
  { head, needs, count, items: news }: ConversionChange
): Conversion | undefined {
  const before = known?.items ?? [];
  if (before.length < needs) {
    return undefined;
  }
  if (news.length === 0 && before.length === count) {
    return { ...head, items: before };
  }
  const items = before.slice(0, count);
  for (const { index, item } of news) {
    if (index > items.length) {
      return undefined;
    }
    items[index] = item;
  }
  return { ...head, items };
}
