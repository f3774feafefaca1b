/** The number in a box; undefined when it is empty, NaN when it holds anything else. A decimal comma is read too. */
export function numberIn(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text.trim().replace(',', '.'));
}

/** A number as a box shows it; nothing for none, and for the usual one. */
export function numberText(value: number | undefined, usual?: number): string {
  return value === undefined || value === usual ? '' : String(Number(value.toPrecision(12)));
}
