import { formatBytes, formatCount, formatDuration, formatRate, formatShape } from './quantities';

describe('quantities', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [527_360, '527 kB'],
    [4_361_027_584, '4.36 GB'],
    [2e15, '2000 TB']
  ])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it.each([
    [0.04, '0 s'],
    [0.62, '0.6 s'],
    [9.96, '10 s'],
    [59.7, '1 min 0 s'],
    [125, '2 min 5 s'],
    [3840, '1 h 4 min']
  ])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

  it('says rates, counts and shapes', () => {
    expect(formatRate(301e6)).toBe('301 MB/s');
    expect([7, 992, 16384, 65025000].map(formatCount)).toEqual(['7', '992', '16\u202f384', '65\u202f025\u202f000']);
    expect(formatShape([515, 515])).toBe('515 × 515');
  });
});
