import { calibrationOptionsSchema } from './calibrationOptions';

describe('calibrationOptionsSchema', () => {
  it('asks for nothing', () => {
    expect(calibrationOptionsSchema.parse({})).toEqual({});
  });

  it('takes the indices of a ring in any order, and rings that fall together by either name', () => {
    const { rings } = calibrationOptionsSchema.parse({ rings: ['111', '002', ' 113', '333', '511', '442'] });
    expect(rings).toEqual(['111', '200', '311', '333', '511', '442']);
  });

  it.each(['210', '110', '11', '1111', 'abc', '', '911'])('refuses the ring "%s"', ring => {
    expect(calibrationOptionsSchema.safeParse({ rings: [ring] }).success).toBe(false);
  });

  it.each([
    ['a voltage in kV', { voltage: 300 }],
    ['a camera length in cm', { cameraLength: 40 }],
    ['a pixel size of nothing', { pixelSize: 0 }],
    ['q the wrong way round', { qRange: [1.2, 0.3] }],
    ['q from below 0', { qRange: [-0.1, 1] }],
    ['a disc without a radius', { excludeDiscs: [[10, 20, 0]] }],
    ['a piece of no ring', { excludeArcs: [['210', 0, 20]] }],
    ['axes the wrong way round', { ellipse: [0.96, 10] }],
    ['pixel sizes the wrong way round', { pixelSizeRange: [0.011, 0.009] }]
  ])('refuses %s', (_, options) => {
    expect(calibrationOptionsSchema.safeParse(options).success).toBe(false);
  });

  it('takes a ring as the number that a flag gives', () => {
    expect(calibrationOptionsSchema.parse({ excludeArcs: [[220, 30, 50]] }).excludeArcs).toEqual([['220', 30, 50]]);
  });

  it('is the same when it has been through once', () => {
    const options = { rings: ['002'], qRange: [0.3, 1.2], voltage: 300e3, excludeArcs: [['113', -20, 10]] };
    const once = calibrationOptionsSchema.parse(options);
    expect(calibrationOptionsSchema.parse(once)).toEqual(once);
  });
});
