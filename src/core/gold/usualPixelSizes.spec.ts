import { usualPixelSize, wholeCentimetres } from './usualPixelSizes';

describe('usualPixelSize', () => {
  it('is known for the camera lengths in use, and for no other', () => {
    expect(usualPixelSize({ voltage: 300e3, cameraLength: 0.2 })).toBe(0.0093);
    expect(usualPixelSize({ voltage: 200e3, cameraLength: 0.09 })).toBe(0.011);
    expect(usualPixelSize({ voltage: 300e3, cameraLength: 0.09 })).toBeUndefined();
    expect(usualPixelSize({ voltage: 80e3, cameraLength: 0.2 })).toBeUndefined();
  });
});

describe('wholeCentimetres', () => {
  it('cuts off as the records of other tools do, but not what binary fractions lack', () => {
    expect([0.09, 0.2, 0.29, 0.57, 1, 0.125].map(wholeCentimetres)).toEqual([9, 20, 29, 57, 100, 12]);
  });
});
