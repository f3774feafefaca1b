import { complexField, transform } from '../fourier';

/**
 * Sums of the products of maps with themselves at every shift: of 0 to rows - 1 down, and of each of these along the columns of a field that goes on from its other end. A
 * shift up has the sum of the opposite one down. By the Fourier transform of a map with zeros around it (Wiener & Khinchin); two maps go through one transform, as its real and
 * its imaginary part.
 *
 * @param maps rows x columns, less their means, 0 where there is no value
 * @returns for each map the sums, a line of `side` shifts for each shift down
 */
export function shiftSums(
  maps: readonly Float64Array[],
  [rows, columns]: readonly [number, number]
): { readonly side: number; readonly sums: readonly Float64Array[] } {
  const side = 2 ** Math.ceil(Math.log2(2 * Math.max(rows, columns)));
  const sums: Float64Array[] = [];
  for (let at = 0; at < maps.length; at += 2) {
    const field = complexField(side);
    for (const [part, map] of [
      [field.real, maps[at]],
      [field.imaginary, maps.at(at + 1)]
    ] as const) {
      for (let row = 0; map && row < rows; row++) {
        part.set(map.subarray(row * columns, (row + 1) * columns), row * side);
      }
    }
    transform(field);
    squareParts(field);
    transform(field, true);
    sums.push(...[field.real, field.imaginary].map(part => part.slice(0, rows * side).map(value => value / side ** 2)));
  }
  return { side, sums: sums.slice(0, maps.length) };
}

/** From the spectrum of a + ib to |A|² + i|B|², A and B the spectra of the two. */
function squareParts({ side, real, imaginary }: ReturnType<typeof complexField>): void {
  const places = side ** 2;
  for (let at = 0; at < places; at++) {
    const opposite = ((side - Math.floor(at / side)) % side) * side + ((side - (at % side)) % side);
    if (opposite >= at) {
      const [x, y, u, v] = [real[at], imaginary[at], real[opposite], imaginary[opposite]];
      const first = ((x + u) ** 2 + (y - v) ** 2) / 4;
      const second = ((y + v) ** 2 + (u - x) ** 2) / 4;
      real[at] = real[opposite] = first;
      imaginary[at] = imaginary[opposite] = second;
    }
  }
}
