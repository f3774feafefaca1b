/** A stream of random numbers that depends on its seed alone, not on the machine. */
export interface Random {
  /** Uniform integer from 0 to 2^32 - 1 */
  uint32(): number;
  /** Uniform in the open interval (0, 1), in steps of 2^-32 */
  uniform(): number;
}

const WARM_UP = 15;

/**
 * Small fast chaotic generator with a counter, 32 bit: sfc32 of PractRand (C. Doty-Humphrey, public domain), period at
 * least 2^32 for every seed, here seeded with three words and warmed up as there. Different triples give different
 * streams, so that every frame can have its own and frames can be simulated in any order.
 *
 * @param seed of the whole simulation
 * @param stream what the numbers are for; a text is hashed
 * @param index for example the frame
 */
export function createRandom(seed: number, stream: number | string = 0, index = 0): Random {
  const state = new Int32Array([seed, typeof stream === 'string' ? hashText(stream) : stream, index, 1]);
  const int32 = (): number => {
    const third = state[2];
    const sum = (state[0] + state[1] + state[3]++) | 0;
    state[0] = state[1] ^ (state[1] >>> 9);
    state[1] = (third + (third << 3)) | 0;
    state[2] = ((third << 21) | (third >>> 11)) + sum;
    return sum;
  };
  for (let round = 0; round < WARM_UP; round++) {
    int32();
  }
  return { uint32: () => int32() >>> 0, uniform: () => (int32() + 0x80000000 + 0.5) / 0x100000000 };
}

/** FNV-1a hash of a text, 32 bit. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
