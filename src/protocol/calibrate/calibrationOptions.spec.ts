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
    ['q from below 0', { qRange: [-0.1, 1] }]
  ])('refuses %s', (_, options) => {
    expect(calibrationOptionsSchema.safeParse(options).success).toBe(false);
  });

  it('is the same when it has been through once', () => {
    const options = { rings: ['002'], qRange: [0.3, 1.2], voltage: 300e3 };
    const once = calibrationOptionsSchema.parse(options);
    expect(calibrationOptionsSchema.parse(once)).toEqual(once);
  });
});
