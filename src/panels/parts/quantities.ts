const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in decimal units, three figures: 527360 is "527 kB". */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${figures(bytes / 1000 ** power)} ${BYTE_UNITS[power]}`;
}

/** A rate in MB/s, or in the unit that fits. */
export function formatRate(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

/** Seconds as people say them: "8 s", "2 min 5 s", "1 h 4 min"; below ten seconds with one decimal. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) {
    return `${Number(seconds.toFixed(1))} s`;
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** A whole number with the thousands set apart by a narrow space: 65 025. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** Sizes of axes: "256 × 256". */
export function formatShape(shape: readonly number[]): string {
  return shape.join(' × ');
}

function figures(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
