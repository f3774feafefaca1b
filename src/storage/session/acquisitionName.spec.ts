import { acquisitionStem, isTimeStampFolder } from './acquisitionName';

describe('acquisitionStem', () => {
  it.each([
    ['/a/20260317_101204_data.mib', '20260317_101204'],
    ['/a/20260317_101204_data1.mib', '20260317_101204'],
    ['/a/x_data_of_data.MIB', 'x'],
    ['/a/Single_1_Frame.mib', 'Single_1_Frame'],
    ['/a/with.dots and spaces.mib', 'with.dots and spaces'],
    ['/a/_data.mib', '_data'],
    ['/a_data/x.mib', 'x'],
    ['renamed.dat', 'renamed.dat']
  ])('of %s is %s', (path, stem) => {
    expect(acquisitionStem(path)).toBe(stem);
  });
});

describe('isTimeStampFolder', () => {
  it.each(['20240821_150039', '20190918 111321'])('takes %s', name => expect(isTimeStampFolder(name)).toBe(true));
  it.each(['sample', '20240821', '20240821_150039_a', '20240821-150039', ''])('does not take "%s"', name =>
    expect(isTimeStampFolder(name)).toBe(false)
  );
});
