/** Numbers as they travel: JSON knows no NaN. */
export function travelling(values: ArrayLike<number>): (number | null)[] {
  return Array.from(values, value => (Number.isFinite(value) ? value : null));
}
