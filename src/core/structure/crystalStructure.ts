/** Lengths in Å, angles in degrees. */
export interface UnitCell {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/** An atom of the cell; several with parts of an occupancy may be in one place. */
export interface CellAtom {
  readonly element: string;
  /** Fractions of the axes */
  readonly at: readonly [number, number, number];
  readonly occupancy: number;
  /** B of the Debye-Waller factor, Å²; 0 where it is not known */
  readonly b: number;
}

/** A crystal with all atoms of its cell. */
export interface CrystalStructure {
  readonly name: string;
  readonly cell: UnitCell;
  readonly atoms: readonly CellAtom[];
}

/** Reciprocal metric: |g|² = h G h, in 1/Å², and the volume of the cell in Å³ (International Tables B, 1.1). */
export function reciprocalMetric({ a, b, c, alpha, beta, gamma }: UnitCell): {
  metric: readonly (readonly number[])[];
  volume: number;
} {
  const [cosA, cosB, cosC] = [alpha, beta, gamma].map(angle => Math.cos((angle * Math.PI) / 180));
  const direct = [
    [a * a, a * b * cosC, a * c * cosB],
    [a * b * cosC, b * b, b * c * cosA],
    [a * c * cosB, b * c * cosA, c * c]
  ];
  const minor = (row: number, column: number): number => {
    const [r1, r2] = [(row + 1) % 3, (row + 2) % 3];
    const [c1, c2] = [(column + 1) % 3, (column + 2) % 3];
    return direct[r1][c1] * direct[r2][c2] - direct[r1][c2] * direct[r2][c1];
  };
  const determinant = [0, 1, 2].reduce((sum, column) => sum + direct[0][column] * minor(0, column), 0);
  return {
    metric: [0, 1, 2].map(row => [0, 1, 2].map(column => minor(column, row) / determinant)),
    volume: Math.sqrt(determinant)
  };
}
