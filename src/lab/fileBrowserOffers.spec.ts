import { isConvertible, isViewable } from './fileBrowserOffers';

const file = (path: string) => ({ path, type: 'file' as const });

describe('what the file browser offers', () => {
  it('is conversion for raw data and folders', () => {
    expect(isConvertible(file('a/20260317_101204_data.MIB'))).toBe(true);
    expect(isConvertible({ path: 'a.hspy', type: 'directory' })).toBe(true);
    expect(isConvertible(file('a/x_data.hdf5'))).toBe(false);
  });

  it('is the viewer for what a conversion or HyperSpy writes', () => {
    expect(isViewable(file('a/20260317_101204_data.hdf5'))).toBe(true);
    expect(isViewable(file('a/20260317_101204_data_bin_nav_4.hdf5'))).toBe(true);
    expect(isViewable(file('x.hspy'))).toBe(true);
    expect(isViewable(file('20260317_101204.hdf'))).toBe(false);
    expect(isViewable({ path: 'x.hspy', type: 'directory' })).toBe(false);
  });
});
