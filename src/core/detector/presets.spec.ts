import { detectorRuns } from './detectorRuns';
import { directBeam } from './directBeam';
import { aboutBeam, presetDetector, presetOf } from './presets';

/** A disc of 100 counts on a faint background. */
function pattern(row: number, column: number, radius: number): Float32Array {
  return Float32Array.from({ length: 64 * 64 }, (_, pixel) =>
    Math.hypot(Math.floor(pixel / 64) - row, (pixel % 64) - column) <= radius ? 100 : 1
  );
}

describe('directBeam', () => {
  it('is the bright disc, hot pixels or not', () => {
    const values = pattern(30, 35, 6);
    [5, 700, 3000].forEach(pixel => (values[pixel] = 60000));
    const beam = directBeam(values, 64, 64);
    // Three of some 113 pixels are elsewhere, by 40 at most: their pull is about one pixel.
    expect(Math.hypot(beam.row - 30, beam.column - 35)).toBeLessThan(1.5);
    expect(Math.abs(beam.radius - 6)).toBeLessThan(0.3);
  });

  it('is the middle of an empty pattern', () => {
    expect(directBeam(new Float32Array(64 * 32), 64, 32)).toEqual({ row: 31.5, column: 15.5, radius: 2 });
  });
});

describe('presetDetector', () => {
  const beam = { row: 30, column: 35, radius: 6 };

  it('has the whole beam in the bright field, and none of it in the dark field', () => {
    const values = pattern(30, 35, 6);
    const counted = (preset: 'bf' | 'adf'): number => {
      const { runs } = detectorRuns(presetDetector(preset, beam, 64, 64), 64, 64);
      let bright = 0;
      for (let run = 0; run < runs.length; run += 2) {
        bright += values.subarray(runs[run], runs[run] + runs[run + 1]).filter(value => value === 100).length;
      }
      return bright;
    };
    expect(counted('bf')).toBe(values.filter(value => value === 100).length);
    expect(counted('adf')).toBe(0);
  });

  it.each(['bf', 'adf', 'annular'] as const)('counts something for %s, even with the beam in a corner', preset => {
    const detector = presetDetector(preset, { row: 0, column: 0, radius: 20 }, 64, 64);
    expect(detectorRuns(detector, 64, 64).pixels).toBeGreaterThan(0);
  });
});

describe('aboutBeam', () => {
  const [from, to] = [
    { row: 30, column: 35, radius: 6 },
    { row: 33.5, column: 31, radius: 4 }
  ];

  it('makes a usual detector again for another beam', () => {
    const adf = presetDetector('adf', from, 64, 64);
    expect(presetOf(adf, from, 64, 64)).toBe('adf');
    expect(aboutBeam(adf, from, to, 64, 64)).toEqual(presetDetector('adf', to, 64, 64));
  });

  it('takes any other detector along, within the pattern', () => {
    const own = { shape: 'disc', row: 10, column: 62, radius: 3 } as const;
    expect(presetOf(own, from, 64, 64)).toBeUndefined();
    expect(aboutBeam(own, from, to, 64, 64)).toEqual({ ...own, row: 13.5, column: 58 });
    expect(aboutBeam(own, to, from, 64, 64)).toEqual({ ...own, row: 6.5, column: 63 });
  });
});
