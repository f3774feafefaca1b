/** How long the past is that the rate speaks of. */
const WINDOW_MS = 10_000;
/** A rate from less than this says nothing yet. */
const SHORTEST_MS = 500;

/** How much per second over the last ten seconds, from readings of a running total. */
export class Rate {
  /** @param time of the reading in ms; readings come in the order of time */
  add(time: number, amount: number): void {
    this._readings.push({ time, amount });
    // One reading from before the window stays, to measure from.
    while (this._readings.length > 2 && this._readings[1].time <= time - WINDOW_MS) {
      this._readings.shift();
    }
  }

  /** Undefined until there is enough to tell. */
  get perSecond(): number | undefined {
    const first = this._readings[0];
    const last = this._readings[this._readings.length - 1];
    const elapsed = first ? last.time - first.time : 0;
    return elapsed < SHORTEST_MS ? undefined : ((last.amount - first.amount) / elapsed) * 1000;
  }

  private readonly _readings: { time: number; amount: number }[] = [];
}
