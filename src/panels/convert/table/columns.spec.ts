import { tableLayout } from './columns';

const ids = (width: number, thumbnails = true) => tableLayout(width, thumbnails).columns.map(({ id }) => id);

describe('tableLayout', () => {
  it('shows every column where there is room', () => {
    expect(ids(1600)).toHaveLength(13);
  });

  it('gives up the least telling columns first', () => {
    expect(ids(910)).toEqual([
      'select',
      'thumbnail',
      'stamp',
      'sample',
      'frames',
      'voltage',
      'cameraLength',
      'shape',
      'state'
    ]);
  });

  it('puts two values above each other in a narrow place', () => {
    expect(tableLayout(300, true).stacked).toBe(true);
    expect(ids(300)).toEqual(['select', 'thumbnail', 'stamp', 'state']);
    expect(ids(270)).toEqual(['select', 'stamp', 'state']);
  });

  it('needs no more room than there is, and leaves out pictures that are switched off', () => {
    for (let width = 250; width < 1700; width += 10) {
      const { columns } = tableLayout(width, true);
      expect(columns.reduce((sum, column) => sum + column.width, 0)).toBeLessThanOrEqual(width);
      expect(ids(width, false)).not.toContain('thumbnail');
    }
  });
});
