/** An object whose values are calculated when they are asked for first, and kept. */
export function lazily<T extends object>(parts: { readonly [K in keyof T]-?: () => T[K] }): Readonly<T> {
  const properties = Object.entries<() => unknown>(parts).map(([key, calculate]) => [
    key,
    { enumerable: true, get: once(calculate) }
  ]);
  return Object.defineProperties({}, Object.fromEntries(properties) as PropertyDescriptorMap) as T;
}

/** A function that calculates once, when it is first called. */
export function once<T>(calculate: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: calculate() }).value;
}
