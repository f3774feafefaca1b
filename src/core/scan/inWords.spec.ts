import { counted, grouped } from './inWords';

describe('numbers in words', () => {
  it('have a comma before every three figures', () => {
    const values = [0, 7, 999, 1000, 65536, 999999, 1000000, 1234567890];
    expect(values.map(grouped)).toEqual(values.map(value => value.toLocaleString('en-US')));
  });

  it('count one thing and many', () => {
    expect([counted(1, 'frame'), counted(0, 'frame'), counted(16384, 'frame')]).toEqual([
      '1 frame',
      '0 frames',
      '16,384 frames'
    ]);
  });
});
