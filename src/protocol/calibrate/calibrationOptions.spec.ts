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

describe('standards among the options', () => {
  it('have their own rings, called as they call them', () => {
    const options = {
      standard: 'si',
      rings: ['004', '111'],
      excludeArcs: [['022', 0, 20] as [string, number, number]]
    };
    expect(calibrationOptionsSchema.parse(options)).toEqual({
      standard: 'Si',
      rings: ['400', '111'],
      excludeArcs: [['220', 0, 20]]
    });
    const refused = calibrationOptionsSchema.safeParse({ standard: 'Si', rings: ['111', '200'] });
    expect(refused.error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [
        ['rings', 1],
        expect.stringContaining('no such ring of silicon: give those that it has, such as 111, 220, 311, 400')
      ]
    ]);
  });

  it('may be a CIF file, whose rings stay as they are until it is read', () => {
    const options = { standard: '/data/Ti.CIF', rings: ['002', '1 0 -1'] };
    expect(calibrationOptionsSchema.parse(options)).toEqual(options);
    expect(calibrationOptionsSchema.safeParse({ standard: 'Ag' }).error?.issues[0].message).toMatch(
      /Au, Al, Si or MgO/
    );
  });
});
