import { picture } from './picture';

const view = {
  grid: { values: Float32Array.from([0, 1, 2, 3]), shape: [2, 2] },
  display: { scale: 'linear', colourMap: 'gray', percentiles: [0, 100] },
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
});
