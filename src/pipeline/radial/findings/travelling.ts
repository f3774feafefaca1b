/** Numbers as JSON has them: null for NaN. */
export function travelling(values: ArrayLike<number>): (number | null)[] {
  return Array.from(values, value => (Number.isFinite(value) ? value : null));
}
