/** 65,536 */
export function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

/** "1 frame", "65,536 frames" */
export function counted(value: number, noun: string): string {
  return `${grouped(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Nanoseconds as milliseconds with three figures: "0.9 ms" */
export function milliseconds(nanoseconds: number): string {
  return `${Number((nanoseconds / 1e6).toPrecision(3))} ms`;
}
