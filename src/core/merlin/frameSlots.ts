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
 * @param due frames the acquisition should have; believed when at least half of them are there
 */
export function frameSlots(sequence: Float64Array, due: number): FrameSlots {
  const frames = sequence.length;
  const span = risingSpan(sequence);
  const counted = span !== undefined && span <= 2 * frames ? span : frames;
  const count = due > counted && due <= 2 * frames ? due : counted;
  if (count === frames) {
    return { count };
  }
  const stored = new Int32Array(count).fill(-1);
  for (let frame = 0; frame < frames; frame++) {
    stored[counted === frames ? frame : sequence[frame] - sequence[0]] = frame;
  }
  return { count, stored };
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
