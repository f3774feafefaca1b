/** Bytes of one entry of the segment table: source byte, target pixel, pixels and direction, a uint32 each. */
export const SEGMENT_BYTES: usize = 16;
