import { imageFileName } from './imageFileName';

describe('imageFileName', () => {
  it.each([
    ['/p/20260317_101204/20260317_101204_data.hdf5', 'Sum image', 'png', '20260317_101204_sum_image.png'],
    ['/p/other.hspy', 'Pattern at row 3, column 40', 'tiff', 'other_pattern_at_row_3_column_40.tiff'],
    ['/p/x_data_bin4.hdf5', 'Maximum', 'csv', 'x_data_bin4_maximum.csv']
  ])('of %s, %s', (output, what, ending, name) => expect(imageFileName(output, what, ending)).toBe(name));
});
