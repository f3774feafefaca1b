/**
 * Results of work that goes on side by side, once none of it goes on any more, also where some of it has failed: files it
 * writes can be removed then.
 *
 * @throws what failed first in the order given
 */
export async function allDone<T extends readonly unknown[]>(work: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  const results = await Promise.allSettled(work);
  const failed = results.find(result => result.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
  return results.map(result => (result as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
