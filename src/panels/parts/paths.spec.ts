import { breadcrumbs, folderOf, nameOf, withShortPaths } from './paths';

describe('paths', () => {
  it.each([
    ['/data/a b/x.mib', 'x.mib', '/data/a b'],
    ['/data/', 'data', '/'],
    ['/', '/', '/']
  ])('%s is called %s and lies in %s', (path, name, folder) => {
    expect(nameOf(path)).toBe(name);
    expect(folderOf(path)).toBe(folder);
  });

  it('lead down from the root', () => {
    expect(breadcrumbs('/data/2026')).toEqual([
      { name: '/', path: '/' },
      { name: 'data', path: '/data' },
      { name: '2026', path: '/data/2026' }
    ]);
  });

  it('begin at the data root that holds the folder, for what is above may not be read', () => {
    expect(breadcrumbs('/dls/e02/data/2026', ['/dls/e02', '/dls/e02/data/', '/dls/e01'])).toEqual([
      { name: '/dls/e02/data', path: '/dls/e02/data' },
      { name: '2026', path: '/dls/e02/data/2026' }
    ]);
    expect(breadcrumbs('/dls/e02-old', ['/dls/e02'])[0].name).toBe('/');
  });

  it.each([
    ['none below /dls/e02/data/Merlin; calibrate', 'none below …/Merlin; calibrate'],
    ['"/dls/e02/a.mib" has no header', '"…/a.mib" has no header'],
    ['/dls/e02/2/: 2 MB/s of 4 MB/s, 1/A, see /tmp/x', '…/2/: 2 MB/s of 4 MB/s, 1/A, see /tmp/x']
  ])('are short in a sentence: %s', (sentence, short) => expect(withShortPaths(sentence)).toBe(short));
});
