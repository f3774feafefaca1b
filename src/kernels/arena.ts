/** Where regions start: a cache line, which also suits every typed array. */
const ALIGNMENT = 64;

/** Left free behind every region: vectors may be read past its end. */
const SLACK = 128;

/**
 * Lays out the linear memory of the kernels, region after region, before it is allocated:
 * take every region, then load the kernels with `bytes`.
 */
export class Arena {
  private end = 0;

  /** Reserves a region and returns its byte offset, a multiple of 64. */
  take(bytes: number): number {
    const offset = this.end;
    this.end = Math.ceil((offset + bytes + SLACK) / ALIGNMENT) * ALIGNMENT;
    return offset;
  }

  /** Bytes taken so far, slack included. */
  get bytes(): number {
    return this.end;
  }
}
