import type { Grid } from '../grid';

/** An image as comma-separated values: a line for a row, first row first, as float32 has them; nan where there is none. */
export function csvOf({ values, shape: [rows, columns] }: Grid): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from(values.subarray(row * columns, (row + 1) * columns), shortest).join(',')
  );
  return `${lines.join('\n')}\n`;
}

/** Fewest digits that give the same float32 again. */
function shortest(value: number): string {
  if (Number.isInteger(value)) {
    return String(value);
  }
  if (!Number.isFinite(value)) {
    return String(value).replace('Infinity', 'inf').toLowerCase();
  }
  const eight = Number(value.toPrecision(8));
  return String(Math.fround(eight) === value ? eight : Number(value.toPrecision(9)));
}
