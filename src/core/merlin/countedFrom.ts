/** Frame numbers that go on by one. */
export function countedFrom(first: number, count: number): Float64Array {
  const numbers = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    numbers[at] = first + at;
  }
  return numbers;
}
