/** Milliseconds of work between two chances for the page to react. */
const SLICE = 8;

/** Runs work that pauses by `yield`, in slices short enough for a page to stay quick. Undefined when it was stopped. */
export async function inTimeSlices<T>(work: Generator<unknown, T>, signal: AbortSignal): Promise<T | undefined> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE;
    do {
      const step = work.next();
      if (step.done) {
        return step.value;
      }
    } while (performance.now() < end);
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  return undefined;
}
