import { qScale, qTexts } from './qSlider';

describe('the slider for q', () => {
  it('goes as far as the profile of the reference, and further where that was typed', () => {
    const seen = {
      numbers: { values: { pixelSizeGeoInvAng: 0.009 } },
      views: { qRange: [0.25, 1.1512] }
    } as unknown as Parameters<typeof qScale>[0];
    expect(qScale(seen, undefined)).toEqual({ most: 1.155, pixelSize: 0.009 });
    expect(qScale(seen, 1.3).most).toBe(1.3);
    expect(qScale(undefined, undefined)).toEqual({ most: 1.5, pixelSize: undefined });
  });

  it('leaves both boxes empty where all counts', () => {
    const scale = qScale(undefined, undefined);
    expect(qTexts([0, 1.5], scale)).toEqual({ qFrom: '', qTo: '' });
    expect(qTexts([0.30000000000000004, 1.5], scale)).toEqual({ qFrom: '0.3', qTo: '1.5' });
  });
});
