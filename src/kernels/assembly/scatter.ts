/**
 * Steps from one pattern to the next, parts of 2^32: 1 / p and 1 / p² with p³ = p + 1, the additive sequence that fills a square most evenly
 * (M. Roberts 2018, "The unreasonable effectiveness of quasirandom sequences").
 */
export const STEP_DOWN: u32 = 0xc13fa9a9;
export const STEP_RIGHT: u32 = 0x91e10da6;

/** Two numbers of 32 bits, the second in the upper half, that neighbouring pixels have nothing in common in: multiply and fold, twice. */
export function scatterOf(pixel: u32): u64 {
  let first = (pixel ^ (pixel >> 16)) * 0x7feb352d;
  first = (first ^ (first >> 15)) * 0x846ca68b;
  first ^= first >> 16;
  let second = (first ^ 0x5bd1e995) * 0x27d4eb2d;
  second = (second ^ (second >> 15)) * 0x846ca68b;
  second ^= second >> 16;
  return (<u64>first) | ((<u64>second) << 32);
}
