import { scanImage } from '../../../core/scan/scanImage';
import { wholeLines } from '../../../core/scan/wholeLines';
import { scanPicture, smallScanImage, withoutSpikes } from './scanPicture';

const ramp = Float32Array.from({ length: 400 }, (_, frame) => frame);
const greys = ({ pixels }: { pixels: Uint8ClampedArray }) => Array.from(pixels).filter((_, at) => at % 4 === 0);

describe('scanPicture', () => {
  it('goes from dark to bright, and is clear where no frame is', () => {
    const values = ramp.slice();
    values[150] = NaN;
    const picture = scanPicture(scanImage(values, wholeLines(20, 20)));
    expect(greys(picture)[0]).toBe(0);
    expect(greys(picture)[399]).toBe(255);
    expect(picture.pixels[4 * 150 + 3]).toBe(0);
    expect(picture.pixels[4 * 151 + 3]).toBe(255);
  });

  it('is not darkened by a column of long exposures', () => {
    const values = ramp.map((value, frame) => (frame % 20 === 0 ? 1e5 : value));
    const shown = greys(scanPicture(scanImage(values, wholeLines(20, 20))));
    expect(shown[399]).toBeGreaterThan(3 * shown[99]);
    expect(shown[399]).toBeGreaterThan(30);
  });

  it('can be drawn of nothing', () => {
    expect(greys(scanPicture({ values: new Float32Array(6).fill(NaN), rows: 2, columns: 3 }))).toEqual(
      Array(6).fill(0)
    );
  });
});

describe('smallScanImage', () => {
  it('passes over positions evenly, and keeps small scans as they are', () => {
    expect(smallScanImage(ramp, wholeLines(20, 20), 20).values).toEqual(ramp);
    const small = smallScanImage(ramp, wholeLines(20, 20), 7);
    expect([small.rows, small.columns]).toEqual([7, 7]);
    expect(Array.from(small.values.slice(0, 8))).toEqual([0, 3, 6, 9, 12, 15, 18, 60]);
  });

  it('shows nothing for frames that are not there', () => {
    expect(smallScanImage(ramp.subarray(0, 3), wholeLines(2, 2), 9).values[3]).toBeNaN();
  });
});

describe('withoutSpikes', () => {
  it('puts the median of the other neighbours in their place', () => {
    const image = { values: Float32Array.from([1, 2, 3, 4, 900, 800, 7, 8, 9]), rows: 3, columns: 3 };
    const { values } = withoutSpikes(image, [4, 5]);
    expect(values[4]).toBe(4);
    expect(values[5]).toBe(5.5);
    expect(image.values[4]).toBe(900);
  });
});
