import fc from 'fast-check';

import { readTimeUs } from './headerTime';

function read(text: string, before = ''): number {
  return readTimeUs(new TextEncoder().encode(before + text), before.length, before.length + text.length);
}

describe('readTimeUs', () => {
  it('reads every moment that JavaScript knows as it does', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1999-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 999 }),
        (date, us) => {
          const fraction = String(us).padStart(3, '0');
          expect(read(date.toISOString().replace('Z', `${fraction}000Z`), 'MQ1A,')).toBe(date.getTime() * 1000 + us);
        }
      )
    );
  });

  it.each([
    ['local time', '2021-04-15 14:43:02.396481', Date.UTC(2021, 3, 15, 14, 43, 2) * 1000 + 396_481],
    ['day first', '05/03/2018 14:43:02.5', Date.UTC(2018, 2, 5, 14, 43, 2) * 1000 + 500_000],
    ['whole seconds', '2024-02-29 23:59:59', Date.UTC(2024, 1, 29, 23, 59, 59) * 1000]
  ])('reads %s', (_, text, time) => {
    expect(read(text)).toBe(time);
  });

  it('keeps nanoseconds to a quarter of a microsecond', () => {
    expect(read('2021-04-15T13:43:02.396481750Z') % 1).toBe(0.75);
  });

  it.each(['', '2021-04-15', 'none', '14:43:02.396481'])('does not read %p', text => {
    expect(read(text)).toBeNaN();
  });
});
