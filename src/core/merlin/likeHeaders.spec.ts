import type { FrameHeaderFields } from './frameHeaderText';
import { formatFrameHeader } from './frameHeaderText';
import { LikeHeaders } from './likeHeaders';

const FIELDS: FrameHeaderFields = {
  sequence: 7,
  width: 256,
  height: 256,
  pixelType: 'U16',
  depth: 12,
  exposureNs: 600_000,
  utcNs: 1_700_000_000_123_456_789n
};
const OFFSET = 5;

function matches(change: Partial<FrameHeaderFields>, number = 8, base: Partial<FrameHeaderFields> = {}): boolean {
  const like = new LikeHeaders(formatFrameHeader({ ...FIELDS, ...base }));
  const header = formatFrameHeader({ ...FIELDS, sequence: number, ...base, ...change });
  const bytes = new Uint8Array(OFFSET + header.length);
  bytes.set(header, OFFSET);
  return like.matches(8, bytes, OFFSET);
}

describe('LikeHeaders', () => {
  it.each([
    ['long headers', {}],
    ['short ones', { short: true }],
    ['those of four chips', { chips: 4 }]
  ])('finds %s alike whatever their number and time, if the number is the expected one', (_, base) => {
    expect(matches({}, 8, base)).toBe(true);
    expect(matches({ utcNs: 1_800_000_000_000_000_001n }, 8, base)).toBe(true);
    expect(matches({}, 9, base)).toBe(false);
    expect(matches({}, 80, base)).toBe(false);
  });

  it.each<[string, Partial<FrameHeaderFields>]>([
    ['exposure', { exposureNs: 600_001 }],
    ['counter', { counter: 1 }],
    ['depth', { depth: 6 }],
    ['width', { width: 128 }],
    ['height', { height: 128 }],
    ['pixel type', { pixelType: 'U32' }],
    ['chips', { chips: 4 }],
    ['layout', { layout: '2x2' }],
    ['extent', { short: true }]
  ])('does not find a header alike that has another %s', (_, change) => {
    expect(matches(change)).toBe(false);
  });

  it.each([
    ['UTC', 1_800_000_000_000_250_000, ''],
    ['local time where there is nothing else', 1_800_000_000_000_250_000, 'MQ1A']
  ])('reads the time of a header that matches: %s', (_, time, hidden) => {
    const [first, second] = [FIELDS.utcNs, BigInt(time)].map(utcNs => formatFrameHeader({ ...FIELDS, utcNs }));
    const cut = (header: Uint8Array): Uint8Array =>
      hidden === ''
        ? header
        : header.map((byte, at) => (at >= new TextDecoder().decode(header).indexOf(hidden) ? 0 : byte));
    expect(new LikeHeaders(cut(first)).timeUs(cut(second), 0)).toBe(time / 1000);
  });

  it('does not find alike what is no header, or has no number', () => {
    const sound = formatFrameHeader(FIELDS);
    const damaged = Uint8Array.from([...new TextEncoder().encode('XXXX'), ...sound.subarray(4)]);
    expect(new LikeHeaders(sound).matches(7, sound, 0)).toBe(true);
    expect(new LikeHeaders(sound).matches(7, damaged, 0)).toBe(false);
    const first = formatFrameHeader(FIELDS);
    const like = new LikeHeaders(first);
    expect(like.matches(0, new Uint8Array(384), 0)).toBe(false);
    const blank = first.slice();
    blank.fill(0x20, 4, 10);
    expect(like.matches(7, blank, 0)).toBe(false);
    expect(like.matches(7, first, 0)).toBe(true);
  });
});
