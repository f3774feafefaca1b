import { lookup3 } from './lookup3';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('lookup3', () => {
  // From the self-test of the author's own lookup3.c
  it.each([
    ['', 0xdeadbeef],
    ['Four score and seven years ago', 0x17770551]
  ])('of "%s"', (text, sum) => {
    expect(lookup3(bytes(text))).toBe(sum);
  });

  it('changes with every bit of a message whose length is a multiple of 12, and of one that is not', () => {
    for (const length of [12, 24, 25, 35]) {
      const sums = new Set([lookup3(new Uint8Array(length))]);
      for (let bit = 0; bit < 8 * length; bit++) {
        const message = new Uint8Array(length);
        message[bit >> 3] = 1 << (bit & 7);
        sums.add(lookup3(message));
      }
      expect(sums.size).toBe(8 * length + 1);
    }
  });
});
