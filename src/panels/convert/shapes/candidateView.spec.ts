import { nullTranslator } from '@jupyterlab/translation';

import { chooseScan } from '../../../core/scan/candidates';
import { candidateViews, isEdx, placesOf } from './candidateView';
import { candidatesOf } from './testing/candidates';

const trans = nullTranslator.load('');
const even = (frames: number) => new Float64Array(frames).fill(6e5);
const edx = { frames: 992, exposuresNs: even(992), setScanPx: 32 };
const flyback = {
  frames: 256,
  exposuresNs: even(256).map((usual, frame) => (frame > 0 && frame % 16 === 0 ? 12e6 : usual))
};

describe('candidateViews', () => {
  it('lists the likeliest first and no scan last, in words', () => {
    const views = candidateViews(candidatesOf(flyback), trans);
    expect(views[0]).toMatchObject({
      title: '15 rows × 15 columns',
      source: 'fly-back exposures',
      use: '31 frames left out',
      isAuto: true,
      isUnlikely: false
    });
    expect(views.at(-1)).toMatchObject({ title: 'No scan: 256 frames', use: 'every frame used' });
  });

  it.each([edx, flyback, { frames: 100 }, { frames: 127 }, { frames: 120, scanX: 10, scanY: 12 }])(
    'marks the one that the conversion takes by itself: %j',
    clues => {
      const [auto, ...others] = candidateViews(candidatesOf(clues), trans).filter(({ isAuto }) => isAuto);
      expect(auto.candidate.plan).toEqual(chooseScan(clues, { mode: 'auto' }).plan);
      expect(others).toEqual([]);
    }
  );

  it('puts aside what only arithmetic suggests', () => {
    const unlikely = candidateViews(candidatesOf(edx), trans).filter(({ isUnlikely }) => isUnlikely);
    expect(unlikely.length).toBeGreaterThan(0);
    expect(new Set(unlikely.map(({ source }) => source))).toEqual(new Set(['divisors']));
  });

  it('tells all apart', () => {
    const ids = candidateViews(candidatesOf(edx), trans).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('isEdx', () => {
  it('is said of X x (X - 1) frames with even exposures only', () => {
    expect(isEdx(candidatesOf(edx))).toBe(true);
    expect(isEdx(candidatesOf(flyback))).toBe(false);
    expect(isEdx(candidatesOf({ frames: 127 }))).toBe(false);
    expect(isEdx([])).toBe(false);
  });
});

describe('placesOf', () => {
  it('counts frames that were never saved too', () => {
    expect(placesOf(candidatesOf({ frames: 992 }), 990)).toBe(992);
    expect(placesOf([], 990)).toBe(990);
  });
});
