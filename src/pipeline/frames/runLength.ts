/** Entries from one on that stand one after another in the file, or that all have no frame. */
export function runLength(frames: Int32Array, entry: number, end: number): number {
  const first = frames[entry];
  let run = 1;
  while (entry + run < end && frames[entry + run] === (first < 0 ? -1 : first + run)) {
    run++;
  }
  return run;
}
