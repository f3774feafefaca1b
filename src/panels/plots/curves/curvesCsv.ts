import type { Curve, CurveView } from './curveView';
import { axisTitle } from './curveView';

/**
 * Curves as comma-separated values under one line of names. Curves over the same x share its column; one over another x has a
 * column of its own. Standard errors follow their curve.
 */
export function curvesCsv({ curves, axes }: CurveView): string {
  const columns: { name: string; values: ArrayLike<number> }[] = [];
  let shared: ArrayLike<number> | undefined;
  curves
    .filter(({ hidden }) => !hidden)
    .forEach(({ name, x, y, error }) => {
      if (!shared || !isSame(shared, x)) {
        shared = x;
        columns.push({ name: axisTitle(axes.x), values: x });
      }
      columns.push({ name, values: y });
      if (error) {
        columns.push({ name: `${name}, standard error`, values: error });
      }
    });
  const count = Math.max(0, ...columns.map(({ values }) => values.length));
  const lines = Array.from({ length: count }, (_, at) =>
    columns.map(({ values }) => (at < values.length ? numberText(values[at]) : '')).join(',')
  );
  return `${[columns.map(({ name }) => quoted(name)).join(','), ...lines].join('\n')}\n`;
}

function isSame(a: Curve['x'], b: Curve['x']): boolean {
  return a === b || (a.length === b.length && Array.from(a).every((value, at) => value === b[at]));
}

function numberText(value: number): string {
  return Number.isFinite(value) ? String(value) : String(value).replace('Infinity', 'inf').toLowerCase();
}

function quoted(name: string): string {
  return /[",\n]/.test(name) ? `"${name.replace(/"/g, '""')}"` : name;
}
