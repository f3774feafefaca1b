/** One number for every frame of an acquisition, by place in time; NaN where it is not known (yet). */
export interface FrameValues {
  readonly values: Float32Array;
  /** Whether every frame has been read, rather than some of them standing for their neighbours */
  readonly complete: boolean;
}

/** Sums over the pixels of frames, as a stream brings them. */
export class GrowingFrameValues {
  constructor(places: number) {
    this._values = new Float32Array(places).fill(NaN);
  }

  /** @param sampling places from one sum to the next: those between look like the one before them until they are known */
  take(first: number, sums: Float32Array, sampling: number): void {
    if (sampling === 1) {
      this._values.set(sums.subarray(0, Math.max(0, this._values.length - first)), first);
      return;
    }
    sums.forEach((sum, index) => {
      const place = first + index * sampling;
      this._values.fill(sum, place, place + sampling);
    });
  }

  /** What is known now; later sums do not change it. */
  snapshot(complete: boolean): FrameValues {
    return { values: this._values.slice(), complete };
  }

  private readonly _values: Float32Array;
}

/** Numbers of a message: base64 of little-endian float32. */
export function decodedFloats(base64: string): Float32Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    bytes[index] = text.charCodeAt(index);
  }
  const view = new DataView(bytes.buffer);
  const values = new Float32Array(Math.floor(text.length / 4));
  for (let index = 0; index < values.length; index++) {
    values[index] = view.getFloat32(4 * index, true);
  }
  return values;
}
