/** Pearson's correlation coefficient; NaN where one of the two does not vary. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const count = a.length;
  let [meanA, meanB] = [0, 0];
  for (let at = 0; at < count; at++) {
    meanA += a[at] / count;
    meanB += b[at] / count;
  }
  let [squaresA, squaresB, products] = [0, 0, 0];
  for (let at = 0; at < count; at++) {
    const [x, y] = [a[at] - meanA, b[at] - meanB];
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  return squaresA > 0 && squaresB > 0 ? products / Math.sqrt(squaresA * squaresB) : NaN;
}
