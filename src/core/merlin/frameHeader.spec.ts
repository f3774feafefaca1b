import * as fc from 'fast-check';

import { InputError } from '../errors';
import { emptyFrameFields, readFrameFields } from './frameFields';
import { FrameFormatText } from './frameFormatText';
import type { FrameHeader } from './frameHeader';
import { LikeHeaders } from './likeHeaders';
import { parseFrameHeader } from './frameHeader';
import type { FrameHeaderFields } from './frameHeaderText';
import { formatFrameHeader } from './frameHeaderText';

const SINGLE: FrameHeaderFields = {
  sequence: 1,
  width: 256,
  height: 256,
  pixelType: 'U16',
  depth: 12,
  exposureNs: 1e6,
  utcNs: 1618497827008505401n
};

// Beginning and end of a real header: Single_1_Frame_CounterDepth_12_Rows_256.mib of the RosettaSciIO test data
const REAL =
  'MQ1,000001,00384,01,0256,0256,U16,   1x1,01,2021-04-15 14:43:47.008505,0.001000,0,0,0,2.000000E+0,5.110000E+2,' +
  '0.000000E+0,0.000000E+0,0.000000E+0,0.000000E+0,0.000000E+0,0.000000E+0,3RX,011,511,000,000,000,000,000,000,175,' +
  '010,200,125,100,100,093,100,099,030,128,004,255,140,128,191,179,511,511,MQ1A,2021-04-15T13:43:47.008505401Z,1000000ns,12,';

describe('a frame header', () => {
  it('reads every field of a real header', () => {
    expect(parseFrameHeader(padded(REAL))).toEqual<FrameHeader>({
      id: 'MQ1',
      sequence: 1,
      headerBytes: 384,
      chips: 1,
      width: 256,
      height: 256,
      pixelType: 'U16',
      layout: '1x1',
      chipSelect: 1,
      localTime: '2021-04-15 14:43:47.008505',
      exposureNs: 1e6,
      counter: 0,
      colour: false,
      gain: 0,
      thresholdsKeV: [2, 511, 0, 0, 0, 0, 0, 0],
      utc: '2021-04-15T13:43:47.008505401Z',
      depth: 12
    });
  });

  it('is written as Merlin writes it, but for the time zone', () => {
    const text = String.fromCharCode(...formatFrameHeader(SINGLE)).replace(/\0+$/, '');
    expect(text).toBe(REAL.replace('13:43:47', '14:43:47'));
  });

  it('of a quad is 768 bytes long and carries four blocks of chip settings', () => {
    const bytes = formatFrameHeader({ ...SINGLE, width: 512, height: 512, chips: 4 });
    expect(bytes).toHaveLength(768);
    expect(
      String.fromCharCode(...bytes)
        .replace(/\0.*$/, '')
        .split(',')
    ).toHaveLength(139);
    expect(parseFrameHeader(bytes)).toMatchObject({ chips: 4, layout: '2x2', chipSelect: 15, headerBytes: 768 });
  });

  it('in the short form of Merlin 0.67 has neither thresholds nor chip settings', () => {
    const bytes = formatFrameHeader({ ...SINGLE, chips: 4, short: true, pixelType: 'R64', width: 1024 });
    expect(
      String.fromCharCode(...bytes)
        .replace(/\0.*$/, '')
        .split(',')
    ).toHaveLength(20);
    expect(parseFrameHeader(bytes)).toMatchObject({ thresholdsKeV: [], depth: 12, exposureNs: 1e6, pixelType: 'R64' });
  });

  it('without the extension takes the shutter time, and the usual depth of the pixel type', () => {
    const old = REAL.replace(/MQ1A.*$/, '');
    expect(parseFrameHeader(padded(old))).toMatchObject({ exposureNs: 1e6, depth: 12, utc: undefined });
    expect(readAt(padded(old))).toEqual({
      sequence: 1,
      exposureNs: 1e6,
      timeUs: Date.parse(`${parseFrameHeader(padded(old)).localTime.slice(0, 23)}Z`) * 1000 + 505,
      counter: 0,
      depth: NaN
    });
    expect(() => parseFrameHeader(padded(old.replace('U16', 'R64')))).toThrow(/counter depth/);
  });

  it.each([
    ['with the extension', REAL],
    ['without it', REAL.replace(/MQ1A.*$/, '')]
  ])('reads a shutter time with a decimal comma, %s', (_, text) => {
    const comma = padded(text.replace('0.001000,0', '0,001000,1'));
    expect(parseFrameHeader(comma)).toMatchObject({ exposureNs: 1e6, counter: 1, depth: 12, gain: 0 });
    expect(readAt(comma)).toMatchObject({ exposureNs: 1e6, counter: 1 });
    expect(new LikeHeaders(comma).matches(1, comma, 0)).toBe(true);
    const otherCounter = padded(text.replace('0.001000,0', '0,001000,0'));
    expect(new LikeHeaders(comma).matches(1, otherCounter, 0)).toBe(false);
  });

  it.each([
    ['nothing', '', 'E_NOT_MIB', /empty/],
    ['another format', '\x89HDF\r\n\x1a\n', 'E_NOT_MIB', /begins with "MQ1,".*HDF/],
    ['a cut header', REAL.slice(0, 200), 'E_HEADER_CUT', /384 bytes, but only 200/],
    ['too few fields', pad('MQ1,000001,00384,01,0256,'), 'E_HEADER_CUT', /after 6 of at least 14/],
    ['a width of 0', pad(REAL.replace('0256,0256', '0000,0256')), 'E_HEADER_FIELD', /width.*from 1 to 8192.*"0000"/],
    ['a huge height', pad(REAL.replace('0256,0256', '0256,1000000000')), 'E_HEADER_FIELD', /height.*"1000000000"/],
    ['a huge header', pad(REAL.replace('00384', '99999')), 'E_HEADER_FIELD', /bytes of header.*"99999"/],
    ['no chips', pad(REAL.replace(',01,0256', ',00,0256')), 'E_HEADER_FIELD', /number of chips/],
    ['a strange layout', pad(REAL.replace('1x1', '1-1')), 'E_HEADER_FIELD', /arrangement of the chips/],
    ['a foreign pixel type', pad(REAL.replace('U16', 'F32')), 'E_PIXEL_TYPE', /"F32".*U08, U16/],
    ['colour', pad(REAL.replace('0.001000,0,0,', '0.001000,0,1,')), 'E_COLOUR', /colour mode.*mono/]
  ])('refuses %s', (_, text, code, sentence) => {
    const read = (): FrameHeader => parseFrameHeader(bytesOf(text), 'scan.mib, frame 3');
    expect(read).toThrow(expect.objectContaining({ code, message: expect.stringMatching(/^scan\.mib, frame 3: /) }));
    expect(read).toThrow(sentence);
  });

  it('is read or refused, whatever the bytes', () => {
    const anything = fc.uint8Array({ maxLength: 1000 });
    const damaged = fc
      .tuple(fc.array(fc.tuple(fc.nat(383), fc.nat(255)), { maxLength: 6 }), fc.nat(384), fc.boolean())
      .map(([changes, length, cut]) => {
        const bytes = padded(REAL);
        changes.forEach(([at, value]) => (bytes[at] = value));
        return cut ? bytes.subarray(0, length) : bytes;
      });
    const fields = fc
      .array(fc.oneof(fc.string({ maxLength: 12 }), fc.integer().map(String), fc.constant('')), { maxLength: 80 })
      .map(texts => bytesOf(pad(`MQ1,000001,00384,${texts.join(',')}`)));
    fc.assert(
      fc.property(fc.oneof(anything, damaged, fields), bytes => {
        try {
          const { width, height, headerBytes } = parseFrameHeader(bytes);
          expect(width * height * headerBytes).toBeGreaterThan(0);
          expect(headerBytes).toBeLessThanOrEqual(bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
        readAt(bytes);
        new FrameFormatText(bytes).matches(bytes, 0);
      }),
      { numRuns: 2000 }
    );
  });
});

describe('the fields that change from frame to frame', () => {
  it('are read as the whole header is', () => {
    fc.assert(
      fc.property(
        fc.record({
          sequence: fc.nat(5_000_000),
          exposureNs: fc.nat(4_294_967_295),
          counter: fc.constantFrom(0, 1),
          depth: fc.constantFrom(1, 6, 12, 24),
          chips: fc.constantFrom(1, 2, 4),
          short: fc.boolean()
        }),
        fc.nat(50),
        (changing, before) => {
          const header = formatFrameHeader({ ...SINGLE, ...changing });
          const bytes = new Uint8Array(before + header.length + 10).fill(44);
          bytes.set(header, before);
          const { sequence, exposureNs, counter, depth } = changing;
          const { timeUs, ...fields } = readAt(bytes, before, header.length);
          expect(fields).toEqual({ sequence, exposureNs, counter, depth });
          expect(Math.floor(timeUs / 1000)).toBe(Date.parse(parseFrameHeader(bytes.subarray(before)).utc ?? ''));
          expect(parseFrameHeader(bytes.subarray(before))).toMatchObject({ sequence, exposureNs, counter, depth });
        }
      )
    );
  });

  it.each([
    [{ sequence: 1_234_567, exposureNs: 4e9 }, true],
    [{ width: 128 }, false],
    [{ height: 128 }, false],
    [{ pixelType: 'U08' }, false],
    [{ chips: 4 }, false],
    [{ layout: '1x1G' }, false]
  ] as const)('a frame with %p has the format of the first: %p', (change, same) => {
    const first = formatFrameHeader(SINGLE);
    const other = formatFrameHeader({ ...SINGLE, ...change });
    const bytes = new Uint8Array([...first, ...other]);
    expect(new FrameFormatText(first).matches(bytes, first.length)).toBe(same);
    expect(new FrameFormatText(first).matches(bytes, 0)).toBe(true);
    expect(new FrameFormatText(first).matches(bytes.subarray(0, first.length + 40), first.length)).toBe(false);
  });
});

function readAt(bytes: Uint8Array, offset = 0, headerBytes = 384): ReturnType<typeof emptyFrameFields> {
  const fields = emptyFrameFields();
  readFrameFields(bytes, offset, headerBytes, fields);
  return fields;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0));
}

function pad(text: string): string {
  return text.padEnd(384, '\0');
}

function padded(text: string): Uint8Array {
  return bytesOf(pad(text));
}
