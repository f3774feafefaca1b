/** Takes a place in the cell to one that is equal to it. */
export type SymmetryOperation = (at: readonly [number, number, number]) => [number, number, number];

const TERM = /([+-]?)(?:(\d+\/\d+|\d*\.?\d+)\*?)?([xyz])?/gy;

/** Reads an operation such as -x+1/2,y,z-x. Undefined where it cannot be read, or leaves a lattice not as it is. */
export function symmetryOperation(text: string): SymmetryOperation | undefined {
  const rows = text.toLowerCase().replace(/\s/g, '').split(',').map(rowOf);
  const [x, y, z] = rows;
  return rows.length === 3 && x && y && z && isOfLattice([x, y, z])
    ? at => [
        x[0] * at[0] + x[1] * at[1] + x[2] * at[2] + x[3],
        y[0] * at[0] + y[1] * at[1] + y[2] * at[2] + y[3],
        z[0] * at[0] + z[1] * at[1] + z[2] * at[2] + z[3]
      ]
    : undefined;
}

/** Whole factors with a determinant of 1 or -1, and a shift that is a number (International Tables A, 1.2.2). */
function isOfLattice(rows: readonly (readonly number[])[]): boolean {
  const [[a, b, c], [d, e, f], [g, h, i]] = rows;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return (
    Math.abs(determinant) === 1 && rows.every(row => row.slice(0, 3).every(Number.isInteger) && Number.isFinite(row[3]))
  );
}

/** Factors of x, y and z, and what is added. */
function rowOf(text: string): [number, number, number, number] | undefined {
  const row: [number, number, number, number] = [0, 0, 0, 0];
  let end = 0;
  for (const [term, sign, number, axis] of text.matchAll(TERM)) {
    if (term === '') {
      break;
    }
    const [over, under = '1'] = (number ?? '1').split('/');
    const place = axis === undefined ? 3 : 'xyz'.indexOf(axis);
    row[place] += (sign === '-' ? -1 : 1) * (Number(over) / Number(under));
    end += term.length;
  }
  return text.length > 0 && end === text.length ? row : undefined;
}
