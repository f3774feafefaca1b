/** Frames by their place in time: a frame that was never saved keeps its place, so that the scan keeps its shape. */
export interface FrameSlots {
  /** Places, from the first frame that was saved to the last one that was due */
  readonly count: number;
  /** Stored frame at each place, -1 where none was saved; absent when every place has its own frame, in order */
  readonly stored?: Int32Array;
}

/**
 * Places frames by the numbers Merlin gave them. Numbers that do not rise (several acquisitions in one file, a counter
 * that was reset), or gaps larger than the data, say nothing about places: then frames count as they stand.
 *
 * @param sequence frame numbers in the order of the file
 */
export function frameSlots(sequence: Float64Array): FrameSlots {
  const frames = sequence.length;
  const count = risingSpan(sequence) ?? frames;
  if (count === frames || count > 2 * frames) {
    return { count: frames };
  }
  const stored = new Int32Array(count).fill(-1);
  for (let frame = 0; frame < frames; frame++) {
    stored[sequence[frame] - sequence[0]] = frame;
  }
  return { count, stored };
}

/** Places in another order. @param places for every new place the one it had before, -1 for a frame that was lost */
export function rearranged({ stored }: FrameSlots, places: Int32Array): FrameSlots {
  return { count: places.length, stored: stored ? places.map(place => (place < 0 ? -1 : stored[place])) : places };
}

/** Places with empty ones at the end. @param due places there should be; believed when at least half of the frames are there */
export function extended(slots: FrameSlots, frames: number, due: number): FrameSlots {
  if (due <= slots.count || due > 2 * frames) {
    return slots;
  }
  const stored = new Int32Array(due).fill(-1);
  for (let place = 0; place < slots.count; place++) {
    stored[place] = slots.stored ? slots.stored[place] : place;
  }
  return { count: due, stored };
}

/** Places without a frame. */
export function emptySlots({ stored }: FrameSlots): number {
  return stored ? stored.reduce((empty, frame) => empty + (frame < 0 ? 1 : 0), 0) : 0;
}

/** Values of every place, NaN where no frame was saved. */
export function bySlot(values: Float64Array, slots: FrameSlots): Float64Array {
  return slots.stored ? Float64Array.from(slots.stored, frame => (frame < 0 ? NaN : values[frame])) : values;
}

function risingSpan(sequence: Float64Array): number | undefined {
  for (let frame = 1; frame < sequence.length; frame++) {
    if (!(sequence[frame] > sequence[frame - 1])) {
      return undefined;
    }
  }
  return sequence[sequence.length - 1] - sequence[0] + 1;
}
