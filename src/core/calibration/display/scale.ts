/** A linear scale from values to places in a drawing. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  (value: number): number;
}

export function linearScale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const place = (value: number): number => start + ((value - from) / (to - from)) * (end - start);
  return Object.assign(place, { from, to });
}

/** Round numbers (1, 2 or 5 times a power of ten apart) inside a range, with as many decimals as they need. */
export function ticks([from, to]: readonly [number, number], wanted: number): { value: number; label: string }[] {
  const rough = (to - from) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find(factor => factor * power >= rough * 0.999) ?? 10);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const value = (first + at) * step;
    return { value, label: value.toFixed(decimals).replace('-', '\u2212') };
  });
}

/** Largest length of 1, 2 or 5 times a power of ten that is no longer than a limit. */
export function roundLength(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit));
  return power * ([5, 2, 1].find(factor => factor * power <= limit) ?? 1);
}
