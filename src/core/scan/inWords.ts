/** A whole number as 65,536. Not by the language tables: to load them takes longer than to read thousands of headers. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 frame", "65,536 frames" */
export function counted(value: number, noun: string): string {
  return `${grouped(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Nanoseconds as milliseconds with three figures: "0.9 ms" */
export function milliseconds(nanoseconds: number): string {
  return `${Number((nanoseconds / 1e6).toPrecision(3))} ms`;
}
