/** What has become of a map */
const ABSENT = 0;
const MAKING = 1;
const READY = 2;
const PATIENCE_MS = 2000;

/**
 * Maps that threads share: the first that needs one works it out, and the others take it from there. In the memory a state for each
 * comes first, int32, then the maps one after another.
 */
export class SharedMaps {
  /** Maps that have room */
  readonly count: number;

  /**
   * @param numbers float32 numbers of a map
   * @param patienceMs so long a map is waited for: a thread that takes longer has ended
   */
  constructor(
    private readonly memory: SharedArrayBuffer,
    private readonly numbers: number,
    private readonly patienceMs = PATIENCE_MS
  ) {
    this.count = Math.floor(memory.byteLength / bytesOf(numbers));
    this.states = new Int32Array(memory, 0, this.count);
  }

  /**
   * Memory for maps, as many as fit.
   *
   * @param numbers float32 numbers of a map
   * @param most bytes of all
   */
  static memory(numbers: number, wanted: number, most: number): SharedArrayBuffer {
    return new SharedArrayBuffer(bytesOf(numbers) * Math.min(wanted, Math.floor(most / bytesOf(numbers))));
  }

  /** The map of a number, made with `make` where no thread has made it, or where it has no room here. */
  get(index: number, make: () => Float32Array): Float32Array {
    if (index >= this.count) {
      return make();
    }
    const found = Atomics.compareExchange(this.states, index, ABSENT, MAKING);
    if (found === ABSENT) {
      return this.made(index, make);
    }
    if (found === MAKING) {
      Atomics.wait(this.states, index, MAKING, this.patienceMs);
    }
    return Atomics.load(this.states, index) === READY ? this.at(index) : make();
  }

  private made(index: number, make: () => Float32Array): Float32Array {
    let state = ABSENT;
    try {
      const map = make();
      this.at(index).set(map);
      state = READY;
      return map;
    } finally {
      Atomics.store(this.states, index, state);
      Atomics.notify(this.states, index);
    }
  }

  private at(index: number): Float32Array {
    return new Float32Array(this.memory, 4 * (this.count + index * this.numbers), this.numbers);
  }

  private readonly states: Int32Array;
}

/** Bytes of a map and its state. */
function bytesOf(numbers: number): number {
  return 4 * (numbers + 1);
}
