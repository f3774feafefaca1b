import * as fc from 'fast-check';

import { InputError } from '../errors';
import { parseHdr } from './hdrFile';
import { formatHdr } from './hdrText';

const FIELDS = { framesInAcquisition: 65536, framesPerTrigger: 256, counterDepth: 12 };

describe('a .hdr file', () => {
  it('is read as it was written', () => {
    const bytes = formatHdr({ ...FIELDS, scanX: 256, scanY: 255, layout: '2x2', gapFillMode: 'Distribute' });
    expect(bytes).toHaveLength(2048);
    const hdr = parseHdr(bytes);
    expect(hdr).toMatchObject({
      ...FIELDS,
      scanX: 256,
      scanY: 255,
      gapFillMode: 'Distribute',
      activeCounters: 'Counter 0'
    });
    expect(hdr.values.get('Assembly Size (NX1, 2X2)')).toBe('2x2');
  });

  it('of older versions has no scan', () => {
    expect(parseHdr(formatHdr(FIELDS))).toMatchObject({ scanX: undefined, scanY: undefined, framesPerTrigger: 256 });
  });

  it('keeps colons and tabs of a value', () => {
    const values = parseHdr(bytesOf('HDR,\t\r\nbpc File:\tc:\\a\tb.bpc,,,\r\nEmpty:\t\r\nEnd\t   ')).values;
    expect([...values]).toEqual([
      ['bpc File', 'c:\\a\tb.bpc,,,'],
      ['Empty', '']
    ]);
  });

  it.each([
    ['a byte order mark', '\xef\xbb\xbfHDR,\r\nScanX:\t4\r\nScanY:\t5\r\nEnd'],
    ['carriage returns alone', 'HDR,\rScanX:\t4\rScanY:\t5\rEnd'],
    ['blanks in place of tabs', 'HDR,\nScanX:   4\nScanY : 5\nEnd'],
    ['decimals of zero, by point or comma', 'HDR,\nScanX:\t4,0\nScanY:\t5.00\nEnd']
  ])('is read with %s, as editors leave it', (_, text) => {
    expect(parseHdr(bytesOf(text))).toMatchObject({ scanX: 4, scanY: 5, problems: [] });
  });

  it.each([
    ['nothing', '', /first line/],
    ['another file', 'MQ1,000001', /first line should be "HDR,"/],
    ['a huge file', 'HDR,'.padEnd(70000), /more than 65536 bytes/]
  ])('refuses %s and says that conversion works without', (_, text, sentence) => {
    const read = (): unknown => parseHdr(bytesOf(text), 'scan.hdr');
    expect(read).toThrow(
      expect.objectContaining({ code: 'E_HDR', message: expect.stringMatching(/^scan\.hdr: .*converted without/) })
    );
    expect(read).toThrow(sentence);
  });

  it.each([
    ['a missing end', 'HDR,\t\r\nScanX:\t4\r\nScanY:\t5\r\n', /"End" is missing/],
    ['a line without tab', 'HDR,\r\nScanX:\t4\r\nbpc File c\r\nScanY:\t5\r\nEnd', /line 3 has no tab.*bpc File c/],
    [
      'a count that is no number',
      'HDR,\r\nScanX:\t4\r\nScanY:\t5\r\nCounter Depth:\tdeep\r\nEnd',
      /"Counter Depth" should be a whole number but is "deep"/
    ]
  ])('says %s and keeps the other lines', (_, text, sentence) => {
    const { scanX, scanY, counterDepth, problems } = parseHdr(bytesOf(text), 'scan.hdr');
    expect({ scanX, scanY, counterDepth }).toEqual({ scanX: 4, scanY: 5, counterDepth: undefined });
    expect(problems).toEqual([expect.stringMatching(/^scan\.hdr: .*The other lines/)]);
    expect(problems[0]).toMatch(sentence);
  });

  it('is read or refused, whatever the bytes', () => {
    const text = fc
      .array(fc.string(), { maxLength: 10 })
      .map(lines => bytesOf(`HDR,\t\r\n${lines.join('\r\n')}\r\nEnd\t`));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), text), bytes => {
        try {
          parseHdr(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      })
    );
  });
});

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0));
}
