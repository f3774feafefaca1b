import { imageColours } from '../imageColours';
import { picture } from './picture';

const grid = { values: Float32Array.from([0, 1, 2, 3]), shape: [2, 2] } as const;
const view = {
  grid,
  colours: imageColours(grid, { scale: 'linear', colourMap: 'gray', percentiles: [0, 100] }),
  words: { row: 'row', column: 'column', unit: 'counts' }
} as const;

describe('picture', () => {
  it('is black on white with a title, of what is in view', () => {
    const { layout, width, height } = picture(view, 'a<b', { x: [0, 1], y: [1, 0] });
    expect(layout).toMatchObject({
      width,
      height,
      title: { text: 'a&lt;b' },
      paper_bgcolor: '#ffffff',
      font: { color: '#000000' },
      xaxis: { range: [0, 1], title: { text: 'column (px)' } },
      yaxis: { range: [1, 0], scaleanchor: 'x' }
    });
  });

  it('has its colour bar', () => {
    expect(picture(view, '', { x: [0, 1], y: [1, 0] }).data[0]).toMatchObject({
      colorbar: { title: { text: 'counts' } }
    });
  });

  it('has a scale bar of what is in view, where pixels have a size', () => {
    const { layout } = picture({ ...view, step: { size: 10, unit: 'nm' } }, '', { x: [0, 100], y: [100, 0] });
    expect(layout.shapes).toMatchObject([{ x0: 4, x1: 24 }]);
    expect(layout.annotations).toMatchObject([{ text: '20 nm', x: 14 }]);
    expect(picture(view, '', { x: [0, 1], y: [1, 0] }).layout.shapes).toBeUndefined();
  });
});
