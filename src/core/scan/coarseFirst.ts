/**
 * The rows of an image in an order that shows all of it early: the first 2^k of them are spread evenly over the image, for
 * every k.
 */
export function coarseFirst(rows: number): number[] {
  const order = rows > 0 ? [0] : [];
  let step = 1;
  while (step < rows) {
    step *= 2;
  }
  for (; step > 1; step /= 2) {
    for (let row = step / 2; row < rows; row += step) {
      order.push(row);
    }
  }
  return order;
}
