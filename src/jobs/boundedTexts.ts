/** Longer than any sentence, and than the trace of an error. */
const LONGEST = 16_384;

/** A value with every text in it cut to a length that can be shown: files of a job may be written by others, or damaged. */
export function boundedTexts<T>(value: T): T {
  return bounded(value) as T;
}

function bounded(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
  }
  if (Array.isArray(value)) {
    return value.map(bounded);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, bounded(part)]))
    : value;
}
