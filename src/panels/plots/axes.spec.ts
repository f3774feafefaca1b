import * as fc from 'fast-check';

import type { Axes } from './axes';
import { magnification, pixelAt, regionBetween, toImage, toScreen } from './axes';
import { wholeView } from './imagePlot';

/** An image of 4 x 8 pixels, ten pixels of the screen to each, all of it in view. */
const axes: Axes = { left: 50, top: 8, width: 80, height: 40, view: wholeView([4, 8]), step: 1 };

describe('axes', () => {
  it('have row 0 on top and pixel centres half a pixel inside', () => {
    expect(toScreen(axes, { row: 0, column: 0 })).toEqual({ x: 55, y: 13 });
    expect(toScreen(axes, { row: 3, column: 7 })).toEqual({ x: 125, y: 43 });
    expect(magnification(axes)).toBe(10);
  });

  it('know the pixel under the mouse, and that there is none outside', () => {
    expect(pixelAt(axes, { x: 50.1, y: 8.1 }, [4, 8])).toEqual({ row: 0, column: 0 });
    expect(pixelAt(axes, { x: 129.9, y: 47.9 }, [4, 8])).toEqual({ row: 3, column: 7 });
    expect(pixelAt(axes, { x: 40, y: 20 }, [4, 8])).toBeUndefined();
    expect(pixelAt({ ...axes, view: { x: [-4.5, 11.5], y: [5.5, -2.5] } }, { x: 55, y: 13 }, [4, 8])).toBeUndefined();
  });

  it('hold a rectangle between any two of its corners, cut at the border', () => {
    const region = { row: 1, column: 2, rows: 2, columns: 3 };
    const corners = [
      [71, 19],
      [99, 37]
    ].map(([x, y]) => ({ x, y }));
    expect(regionBetween(axes, corners[0], corners[1], [4, 8])).toEqual(region);
    expect(regionBetween(axes, corners[1], corners[0], [4, 8])).toEqual(region);
    expect(regionBetween(axes, { x: 0, y: 0 }, { x: 500, y: 500 }, [4, 8])).toEqual({
      row: 0,
      column: 0,
      rows: 4,
      columns: 8
    });
  });

  it('count pixels whatever the unit on them', () => {
    const nm = { ...axes, view: wholeView([4, 8], { size: 2.5, unit: 'nm' }), step: 2.5 };
    expect(toScreen(nm, { row: 2, column: 5 })).toEqual(toScreen(axes, { row: 2, column: 5 }));
    expect(magnification(nm)).toBe(10);
  });

  it('lead there and back at every zoom', () => {
    const edge = fc.double({ min: -100, max: 100, noNaN: true });
    const size = fc.double({ min: 0.1, max: 500, noNaN: true });
    fc.assert(
      fc.property(edge, edge, size, size, edge, edge, (x, y, width, height, row, column) => {
        const zoomed: Axes = { ...axes, width, height, view: { x: [x, x + width], y: [y + height, y] } };
        const place = toImage(zoomed, toScreen(zoomed, { row, column }));
        expect(place.row).toBeCloseTo(row, 6);
        expect(place.column).toBeCloseTo(column, 6);
      })
    );
  });
});
