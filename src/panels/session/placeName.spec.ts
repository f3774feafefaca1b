import { placeName } from './placeName';

describe('placeName', () => {
  it('names a session by what people call it, and a folder by the end of its path', () => {
    const session = { base: '/dls/e02/data', year: '2026', session: 'cm40001-1', subfolder: 'Au_xgrating/20cm' };
    expect(placeName(session)).toBe('2026 / cm40001-1 / Au_xgrating / 20cm');
    expect(placeName({ ...session, subfolder: '' })).toBe('2026 / cm40001-1');
    expect(placeName({ folder: '/home/me/data/au/day 1' })).toBe('data / au / day 1');
    expect(placeName({ folder: '/home/me' }, '/home/me/a.mib')).toBe('home / me / a.mib');
    expect(placeName({ folder: '/' })).toBe('/');
  });
});
