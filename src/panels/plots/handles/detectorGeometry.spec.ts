import * as fc from 'fast-check';

import type { Detector } from '../../../protocol/viewer';
import { dragged, nudged, partsOf, radiusOf, withRadius } from './detectorGeometry';

const shape = [100, 200] as const;
const disc: Detector = { shape: 'disc', row: 50, column: 100, radius: 20 };
const annulus: Detector = { shape: 'annulus', row: 50, column: 100, inner: 10, outer: 30 };

describe('handles of a detector', () => {
  it('move the centre as far as the hand goes, wherever it was taken', () => {
    expect(dragged(disc, 'centre', { row: 52, column: 99 }, { row: 62.26, column: 89 }, shape)).toEqual({
      ...disc,
      row: 60.3,
      column: 90
    });
    expect(dragged(disc, 'centre', { row: 50, column: 100 }, { row: -80, column: 400 }, shape)).toMatchObject({
      row: 0,
      column: 199
    });
  });

  it('change a radius by how much further from the centre the hand is', () => {
    expect(dragged(disc, 'radius', { row: 50, column: 121 }, { row: 81, column: 100 }, shape)).toMatchObject({
      radius: 30
    });
    expect(dragged(annulus, 'inner', { row: 40, column: 100 }, { row: 45, column: 100 }, shape)).toMatchObject({
      inner: 5,
      outer: 30
    });
  });

  it('keep inner and outer radius in order', () => {
    expect(withRadius(annulus, 'inner', 99, shape)).toMatchObject({ inner: 30, outer: 30 });
    expect(withRadius(annulus, 'outer', 1, shape)).toMatchObject({ inner: 10, outer: 10 });
    expect(withRadius(disc, 'radius', -5, shape)).toMatchObject({ radius: 0.5 });
  });

  it('follow the arrow keys', () => {
    expect(nudged(disc, 'centre', { row: -1, column: 0 }, shape)).toMatchObject({ row: 49, column: 100 });
    expect(nudged(disc, 'radius', { row: 0, column: 10 }, shape)).toMatchObject({ radius: 30 });
    expect(nudged(annulus, 'outer', { row: -1, column: 0 }, shape)).toMatchObject({ outer: 31 });
    expect(nudged(annulus, 'inner', { row: 1, column: 0 }, shape)).toMatchObject({ inner: 9 });
  });

  it('give a detector the backend accepts, whatever is dragged where', () => {
    const place = fc.record({
      row: fc.double({ min: -500, max: 500, noNaN: true }),
      column: fc.double({ min: -500, max: 500, noNaN: true })
    });
    fc.assert(
      fc.property(fc.constantFrom(disc, annulus), fc.nat(2), place, place, (start, part, from, to) => {
        const parts = partsOf(start);
        const result = dragged(start, parts[part % parts.length], from, to, shape);
        expect(result.row >= 0 && result.row <= 99 && result.column >= 0 && result.column <= 199).toBe(true);
        expect(radiusOf(result, 'radius') >= 0 && radiusOf(result, 'inner') <= radiusOf(result, 'outer')).toBe(true);
      })
    );
  });
});
