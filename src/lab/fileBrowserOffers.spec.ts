import { isCalibratable, isConvertible, isRaw, isViewable } from './fileBrowserOffers';

const file = (path: string) => ({ path, type: 'file' as const });

describe('what the file browser offers', () => {
  it('is conversion for raw data and folders', () => {
    expect(isConvertible(file('a/20260317_101204_data.MIB'))).toBe(true);
    expect(isConvertible({ path: 'a.hspy', type: 'directory' })).toBe(true);
    expect(isConvertible(file('a/x_data.hdf5'))).toBe(false);
  });

  it('is a look at headers for raw data alone', () => {
    expect(isRaw(file('a/x.mib'))).toBe(true);
    expect(isRaw({ path: 'a.mib', type: 'directory' })).toBe(false);
    expect(isRaw(file('a/x_data.hdf5'))).toBe(false);
  });

  it('is calibration for whatever may hold a pattern of gold', () => {
    const offered = ['a.mib', 'a/x_data.hdf5', 'gold.hspy', 'gold.tif', 'gold.TIFF', 'x.hdf', 'x.png'].filter(path =>
      isCalibratable(file(path))
    );
    expect(offered).toEqual(['a.mib', 'a/x_data.hdf5', 'gold.hspy', 'gold.tif', 'gold.TIFF']);
    expect(isCalibratable({ path: 'x.mib', type: 'directory' })).toBe(false);
  });

  it('is the viewer for raw data and what a conversion or HyperSpy writes', () => {
    expect(isViewable(file('a/20260317_101204_data.MIB'))).toBe(true);
    expect(isViewable(file('a/20260317_101204_data.hdf5'))).toBe(true);
    expect(isViewable(file('a/20260317_101204_data_bin_nav_4.hdf5'))).toBe(true);
    expect(isViewable(file('x.hspy'))).toBe(true);
    expect(isViewable(file('20260317_101204.hdf'))).toBe(false);
    expect(isViewable({ path: 'x.hspy', type: 'directory' })).toBe(false);
  });
});
