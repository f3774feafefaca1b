import * as fc from 'fast-check';

import { detectorRuns } from './detectorRuns';

/** The pixels of runs, drawn. */
function drawn({ runs }: { runs: Uint32Array }, rows: number, columns: number): string[] {
  const picture = new Array<string>(rows * columns).fill('.');
  for (let run = 0; run < runs.length; run += 2) {
    for (let pixel = runs[run]; pixel < runs[run] + runs[run + 1]; pixel++) {
      expect(picture[pixel]).toBe('.');
      picture[pixel] = '#';
    }
  }
  return Array.from({ length: rows }, (_, row) => picture.slice(row * columns, (row + 1) * columns).join(''));
}

describe('detectorRuns', () => {
  it('counts a pixel when its centre is inside, the edge included', () => {
    expect(drawn(detectorRuns({ shape: 'disc', row: 2, column: 3, radius: 2 }, 5, 7), 5, 7)).toEqual([
      '...#...',
      '..###..',
      '.#####.',
      '..###..',
      '...#...'
    ]);
    expect(detectorRuns({ shape: 'disc', row: 1, column: 1, radius: 0 }, 3, 3)).toEqual({
      runs: Uint32Array.of(4, 1),
      pixels: 1
    });
    expect(detectorRuns({ shape: 'disc', row: 1.5, column: 1.5, radius: 0.7 }, 3, 3).pixels).toBe(0);
    expect(detectorRuns({ shape: 'disc', row: 1.5, column: 1.5, radius: 0.71 }, 4, 4).pixels).toBe(4);
  });

  it('leaves the hole of an annulus and excluded pixels out, and is cut at the border', () => {
    const annulus = { shape: 'annulus', row: 2, column: 3, inner: 1.5, outer: 2.5 } as const;
    expect(drawn(detectorRuns(annulus, 5, 7), 5, 7)).toEqual(['..###..', '.#...#.', '.#...#.', '.#...#.', '..###..']);
    const excluded = new Uint8Array(35);
    excluded[3] = excluded[2 * 7 + 1] = 1;
    expect(drawn(detectorRuns(annulus, 5, 7, excluded), 5, 7)).toEqual([
      '..#.#..',
      '.#...#.',
      '.....#.',
      '.#...#.',
      '..###..'
    ]);
    expect(drawn(detectorRuns({ shape: 'disc', row: -1, column: 0, radius: 2 }, 3, 4), 3, 4)).toEqual([
      '##..',
      '#...',
      '....'
    ]);
    expect(detectorRuns({ shape: 'disc', row: 50, column: 50, radius: 3 }, 5, 5).pixels).toBe(0);
  });

  it('agrees with the distance of every pixel', () => {
    const place = fc.double({ min: -5, max: 25, noNaN: true });
    const size = fc.double({ min: 0, max: 15, noNaN: true });
    fc.assert(
      fc.property(place, place, size, size, (row, column, a, b) => {
        const [inner, outer] = [Math.min(a, b), Math.max(a, b)];
        const found = detectorRuns({ shape: 'annulus', row, column, inner, outer }, 20, 17);
        const picture = drawn(found, 20, 17).join('');
        const wrong: number[] = [];
        let pixels = 0;
        for (let pixel = 0; pixel < 340; pixel++) {
          const distance = Math.hypot(Math.floor(pixel / 17) - row, (pixel % 17) - column);
          const certain = Math.abs(distance - inner) > 1e-9 && Math.abs(distance - outer) > 1e-9;
          if (certain && (picture[pixel] === '#') !== (distance > inner && distance < outer)) {
            wrong.push(pixel);
          }
          pixels += Number(picture[pixel] === '#');
        }
        expect([wrong, found.pixels]).toEqual([[], pixels]);
      })
    );
  });
});
