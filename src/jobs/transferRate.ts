/** How long the past is that the rate speaks of. */
const WINDOW_MS = 10_000;
/** A rate from less than this says nothing yet. */
const SHORTEST_MS = 500;

/** Bytes per second over the last ten seconds, from readings of a running total. */
export class TransferRate {
  /** @param time of the reading in ms; readings come in the order of time */
  add(time: number, bytes: number): void {
    this._readings.push({ time, bytes });
    // One reading from before the window stays, to measure from.
    while (this._readings.length > 2 && this._readings[1].time <= time - WINDOW_MS) {
      this._readings.shift();
    }
  }

  /** Undefined until there is enough to tell. */
  get bytesPerSecond(): number | undefined {
    const first = this._readings[0];
    const last = this._readings[this._readings.length - 1];
    const elapsed = first ? last.time - first.time : 0;
    return elapsed < SHORTEST_MS ? undefined : ((last.bytes - first.bytes) / elapsed) * 1000;
  }

  private readonly _readings: { time: number; bytes: number }[] = [];
}
