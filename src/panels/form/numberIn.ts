/** The number in a box; undefined when it is empty, NaN when it holds anything else. A decimal comma is read too. */
export function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text.trim().replace(',', '.'));
}
