import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { settled } from '../../testing/fakeBackend';
import { imageColours } from '../imageColours';
import { SaveImage } from './SaveImage';
import type { ImageToSave } from './imageFile';

jest.mock('plotly.js/dist/plotly-cartesian.min', () => ({
  __esModule: true,
  default: { toImage: () => Promise.reject(new Error('No canvas.')) }
}));

const grid = { values: Float32Array.from([1, 2, 3, 4]), shape: [2, 2] } as const;
const image: ImageToSave = {
  output: '/out/20260317_101204_data.hdf5',
  what: 'Sum image',
  grid,
  colours: imageColours(grid, { scale: 'linear', colourMap: 'gray', percentiles: [0, 100] }),
  words: { row: 'row', column: 'column', unit: 'counts' },
  part: { x: [-0.5, 1.5], y: [1.5, -0.5] }
};

/** Names and contents of what was downloaded. */
let downloads: { name: string; content: Blob }[] = [];

beforeEach(() => {
  downloads = [];
  let content = new Blob();
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => ((content = blob), 'blob:x'),
    revokeObjectURL: () => undefined
  });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push({ name: this.download, content });
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  cleanup();
});

async function save(format: string): Promise<void> {
  render(<SaveImage image={image} />);
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: format, hidden: true }));
    await settled();
  });
}

describe('SaveImage', () => {
  it.each([
    ['CSV', '20260317_101204_sum_image.csv', 8],
    ['TIFF', '20260317_101204_sum_image.tiff', undefined]
  ])('downloads %s under the name of data set and image', async (format, name, size) => {
    await save(format);
    expect(downloads.map(file => file.name)).toEqual([name]);
    expect(downloads[0].content.size).toBe(size ?? downloads[0].content.size);
    expect(downloads[0].content.size).toBeGreaterThan(0);
  });

  it('says why a picture could not be made', async () => {
    await save('PNG');
    expect(screen.getByRole('alert', { hidden: true }).textContent).toContain('No canvas.');
    expect(downloads).toEqual([]);
  });
});
