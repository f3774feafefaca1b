import { fullPath, isOnServer } from './serverPath';

describe('fullPath', () => {
  it.each([
    ['2026/cm1-1', '/dls/e02/data', '/home/me', '/dls/e02/data/2026/cm1-1'],
    ['a b/x.mib', '~', '/home/me', '/home/me/a b/x.mib'],
    ['x.hspy', '~/scans/', '/home/me', '/home/me/scans/x.hspy'],
    ['/x.hspy', '/', '/home/me', '/x.hspy'],
    ['', '/data', '/home/me', '/data']
  ])('of "%s" below %s is %4$s', (path, root, home, full) => expect(fullPath(path, root, home)).toBe(full));

  it('is unknown below a root that is no place', () => {
    expect(fullPath('x', '', '/home/me')).toBeUndefined();
    expect(fullPath('x', '~other/data', '/home/me')).toBeUndefined();
  });
});

describe('isOnServer', () => {
  const contents = { driveName: (path: string) => (path.includes(':') ? path.split(':')[0] : '') };

  it.each([
    ['a/x.mib', true],
    ['RTC:a/x.mib', true],
    ['GitHub:a/x.mib', false]
  ])('%s: %s', (path, expected) => expect(isOnServer(contents, path)).toBe(expected));
});
