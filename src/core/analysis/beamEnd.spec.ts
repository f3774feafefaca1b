import { beamEnd } from './beamEnd';

/** A disc with a blurred edge on a falling tail, and rings. */
function profile({ radius, blur, rings = 0.3 }: { radius: number; blur: number; rings?: number }): Float64Array {
  return Float64Array.from({ length: 180 }, (_, bin) => {
    const disc = 1000 / (1 + Math.exp((1.7 * (bin - radius)) / blur));
    const tail = 3 * Math.exp(-bin / 12);
    return (
      disc + tail + rings * [45, 52, 73, 86].reduce((sum, at) => sum + Math.exp(-0.5 * ((bin - at) / 1.5) ** 2), 0)
    );
  });
}

describe('beamEnd', () => {
  it.each([
    { radius: 4.4, blur: 0.6 },
    { radius: 2, blur: 0.8 },
    { radius: 12, blur: 1 },
    { radius: 25, blur: 2 },
    { radius: 4.4, blur: 0.6, rings: 200 }
  ])('ends a disc of %p where the rest is brighter than it', given => {
    const found = beamEnd(profile(given))!;
    // The disc alone has fallen to less than a tenth of what lies behind it, and not much is given away
    const disc = 1000 / (1 + Math.exp((1.7 * (found.behind - given.radius)) / given.blur));
    expect(disc).toBeLessThan(0.3 * 3 * Math.exp(-found.behind / 12));
    expect(found.behind).toBeLessThan(given.radius + 8 * given.blur + 2);
    expect(Math.abs(found.edge + 0.5 - given.radius)).toBeLessThanOrEqual(1);
  });

  it('passes bins without data, and finds no beam where there is none', () => {
    const stopped = profile({ radius: 4, blur: 1 }).map((value, bin) => (bin < 14 ? NaN : value));
    expect(beamEnd(stopped)).toBeUndefined();
    expect(beamEnd(new Float64Array(50).fill(2))).toBeUndefined();
    expect(beamEnd(new Float64Array(0))).toBeUndefined();
    const holed = profile({ radius: 4, blur: 1 });
    holed[0] = NaN;
    expect(beamEnd(holed)).toEqual(beamEnd(profile({ radius: 4, blur: 1 })));
  });

  it('is none where the profile is nowhere above 0', () => {
    expect(beamEnd(new Float64Array(40).fill(-1))).toBeUndefined();
    expect(beamEnd(new Float64Array(40))).toBeUndefined();
  });
});
