import { radialOptionsSchema } from './radialOptions';

/** What is said of options, a sentence for each that is wrong. */
function said(options: object): string[] {
  const parsed = radialOptionsSchema.safeParse(options);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path[0].toString()}: ${message}`);
}

describe('options of a radial transform', () => {
  it('are refused in a sentence that says what is possible', () => {
    expect(said({ statistic: 'quantile:1.5' })).toEqual([expect.stringMatching(/^statistic: .*quantile:0\.9/)]);
    expect(said({ origin: [1] })).toEqual([expect.stringMatching(/^origin: .*ROW,COL/)]);
    expect(said({ roll: -3 })).toEqual([expect.stringMatching(/^roll: .*0 or more/)]);
    expect(said({ excludeSectors: [[80]] })).toEqual([expect.stringMatching(/^excludeSectors: .*FROM,TO/)]);
  });

  it('are not passed over in silence where a convention does not know them', () => {
    expect(said({ convention: 'epsic', statistic: 'median' })).toEqual([expect.stringMatching(/^statistic: .*exact/)]);
    expect(said({ convention: 'epsic', solidAngle: true })).toEqual([expect.stringMatching(/^solidAngle: .*exact/)]);
    expect(said({ convention: 'epsic' })).toEqual([]);
  });
});
