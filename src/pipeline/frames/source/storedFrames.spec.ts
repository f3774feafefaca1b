import { checkFrames } from './storedFrames';

describe('checkFrames', () => {
  it('refuses a scan without patterns', () => {
    expect(() => checkFrames('x.hdf5', [0, 4, 64, 64], 'uint16')).toThrow(
      'x.hdf5 is empty: it holds 0 x 4 x 64 x 64 counts.'
    );
    expect(() => checkFrames('x.hdf5', [1, 4, 64, 64], 'uint16')).not.toThrow();
  });
});
