/** Where the progress of a request goes, and how its end is told. */
export interface Watch<G> {
  readonly signal: AbortSignal;
  readonly report: (value: G) => Promise<void>;
}
