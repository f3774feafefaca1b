import { unpackBlosc } from './bloscChunk';
import { unpackBlosc2 } from './blosc2Frame';
import { decodeSnappy } from './snappy';

/** Numbers of shape 5 x 7 x 9, uint16: the sum of the three indices, modulo 5. */
const NUMBERS = Uint16Array.from(
  { length: 315 },
  (_, at) => (Math.floor(at / 63) + (Math.floor(at / 9) % 7) + (at % 9)) % 5
);
const BYTES = new Uint8Array(NUMBERS.buffer);

/** Chunks of these as hdf5plugin 7.1 writes them: Blosc2 with zlib, Blosc with Snappy, both shuffled. */
const BLOSC2 = Buffer.from(
  'nqhiMmZyYW1lANIAAAC4zwAAAAAAAAFdpBIAVAPTAAAAAAAAAnbTAAAAAAAAAFrSAAAAAtIAAAJ20gAAAnbRAADRAAHC2AYAAAAAAAEEAAAAAAAA' +
    'AAAAk80AEd4AAaRiMm5k0gAAAGvcAAHGAAAASJcAA5PTAAAAAAAAAAXTAAAAAAAAAAfTAAAAAAAAAAmT0gAAAAXSAAAAB9IAAAAJk9IAAAAF0gAA' +
    'AAfSAAAACQDbAAAAA3xWMgUBdQJ2AgAAdgIAAFoAAAAAAAAAAAEEAAAAAAAAAAAAJAAAADIAAAB4Xu2LqQEAMBDCuGf/mVsDpi66CGISVc/qnrmm' +
    'zDJbj8yqyKyKzKrIrIqsP7oDkS4CdwUBBwgIAAAACAAAACgAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAACUAZPNAAbeAADcAADOAAAAI9gAAAAA' +
    'AAAAAAAAAAAAAAAAAA==',
  'base64'
);
const SNAPPY = Buffer.from(
  'AgFBAnYCAAB2AgAAiQAAABQAAABaAAAAuwIQAAECAwQBBREIAAQNEAQEAAkYCAQAAQUgAQUBKAEIGS3WNgAVYxUJCVd2bABGLQABMQUWBZUBBUai' +
    'AAUgAQUFIAEFASgBCAACFQmyNgAgAAECAwQAAQIDEwAAALsCAAD+AQD+AQD+AQD+AQDmAQA=',
  'base64'
);

describe('unpackBlosc and unpackBlosc2', () => {
  it('unpack what hdf5plugin packed', () => {
    expect(unpackBlosc2(BLOSC2, BYTES.length)).toEqual(BYTES);
    expect(unpackBlosc(SNAPPY, BYTES.length)).toEqual(BYTES);
  });

  it('take no chunk for more than it may hold', () => {
    expect(unpackBlosc2(BLOSC2, BYTES.length - 2)).toBeUndefined();
    expect(unpackBlosc(SNAPPY, BYTES.length - 2)).toBeUndefined();
  });

  it.each([
    ['Blosc2', BLOSC2, unpackBlosc2],
    ['Blosc', SNAPPY, unpackBlosc]
  ] as const)('end on every damaged or cut chunk of %s with nothing or as many bytes', (_, chunk, unpack) => {
    const outcomes = new Set<number | undefined>();
    for (let at = 0; at < chunk.length; at++) {
      outcomes.add(unpack(chunk.subarray(0, at), BYTES.length)?.length);
      for (const value of [0, 0x7f, 0x80, 0xff]) {
        const damaged = Uint8Array.from(chunk);
        damaged[at] = value;
        const length = unpack(damaged, BYTES.length)?.length;
        outcomes.add(length !== undefined && length <= BYTES.length ? BYTES.length : length);
      }
    }
    expect([...outcomes].sort()).toEqual([BYTES.length, undefined]);
  });
});

describe('decodeSnappy', () => {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

  it('copies within itself, near and far, and reads long literals', () => {
    // By format_description.txt: length 8; literal "ab"; a copy of 6 bytes from 2 before
    expect(decodeSnappy(bytes(8, 0x04, 97, 98, 0x09, 2), 8)).toEqual(Uint8Array.from(Buffer.from('abababab')));
    expect(decodeSnappy(bytes(8, 0x04, 97, 98, 0x16, 2, 0), 8)).toEqual(Uint8Array.from(Buffer.from('abababab')));
    expect(decodeSnappy(bytes(8, 0x04, 97, 98, 0x17, 2, 0, 0, 0), 8)).toEqual(Uint8Array.from(Buffer.from('abababab')));
    expect(decodeSnappy(bytes(2, 0xf0, 1, 97, 98), 2)).toEqual(Uint8Array.from(Buffer.from('ab')));
  });

  it('refuses copies from before its begin, and other lengths', () => {
    expect(decodeSnappy(bytes(8, 0x04, 97, 98, 0x09, 3), 8)).toBeUndefined();
    expect(decodeSnappy(bytes(8, 0x04, 97, 98), 8)).toBeUndefined();
    expect(decodeSnappy(bytes(2, 0x04, 97, 98), 3)).toBeUndefined();
  });
});
