import type { Dense } from './dense';
import { dot, line } from './dense';

/** For each component the one of another set that belongs to it, and how alike they are (cosine). */
export interface ComponentMatch {
  readonly other: number;
  readonly likeness: number;
}

/** Pairs the components of two factorisations of the same number, the most alike first. */
export function matchComponents(a: Dense, b: Dense): ComponentMatch[] {
  const pairs: { own: number; other: number; likeness: number }[] = [];
  for (let own = 0; own < a.rows; own++) {
    for (let other = 0; other < b.rows; other++) {
      pairs.push({ own, other, likeness: cosine(line(a, own), line(b, other)) });
    }
  }
  pairs.sort((x, y) => y.likeness - x.likeness || x.own - y.own || x.other - y.other);
  const matches: ComponentMatch[] = [];
  const taken = new Set<number>();
  for (const { own, other, likeness } of pairs) {
    if (matches[own] === undefined && !taken.has(other)) {
      matches[own] = { other, likeness };
      taken.add(other);
    }
  }
  return matches;
}

function cosine(a: Float64Array, b: Float64Array): number {
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b) || 1);
}
