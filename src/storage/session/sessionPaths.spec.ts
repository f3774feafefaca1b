import { resolve } from 'node:path';

import { dataFile, isInSession, metadataFolders, outputFolder, scriptsFolder } from './sessionPaths';

const SESSION = '/dls/e02/data/2026/mg44072-2';

describe('outputFolder', () => {
  it.each([
    [`${SESSION}/Merlin/sample/20260317_101208/T1_data.mib`, `${SESSION}/processing/Merlin/sample/T1`],
    [`${SESSION}/Merlin/a/b c/20260317_101208/T1_data.mib`, `${SESSION}/processing/Merlin/a/b c/T1`],
    [`${SESSION}/Merlin/20260317 101208/T1_data.mib`, `${SESSION}/processing/Merlin/T1`],
    [`${SESSION}/Merlin/T1_data.mib`, `${SESSION}/processing/Merlin/T1`],
    // A folder that is no time stamp is part of the sample's name
    [`${SESSION}/Merlin/sample/best/T1_data.mib`, `${SESSION}/processing/Merlin/sample/best/T1`],
    // An earlier folder of that name does not mislead
    [`/data/Merlin/2026/cm1-1/Merlin/s/20260317_101208/T1_data.mib`, `/data/Merlin/2026/cm1-1/processing/Merlin/s/T1`]
  ])('of %s', (path, folder) => {
    expect(outputFolder(path, 'T1')).toBe(folder);
    expect(isInSession(path)).toBe(true);
  });

  it.each(['/data/x.mib', '/data/Merlin/x.mib', '/2026/Merlin/x.mib', '/a/notayear/s/Merlin/x.mib'])(
    'asks for a place outside a session: %s',
    path => {
      expect(() => outputFolder(path, 'x')).toThrow(expect.objectContaining({ code: 'E_NO_OUT' }));
      expect(() => outputFolder(path, 'x')).toThrow(/--out/);
      expect(isInSession(path)).toBe(false);
    }
  );

  it('lets a named folder go before the session', () => {
    expect(outputFolder(`${SESSION}/Merlin/T1_data.mib`, 'T1', '/elsewhere')).toBe('/elsewhere/T1');
    expect(outputFolder('/data/x.mib', 'x', 'here')).toBe(resolve('here/x'));
  });
});

test('metadata stand above the folder of the raw file, or beside it', () => {
  expect(metadataFolders(`${SESSION}/Merlin/s/20260317_101208/T1_data.mib`)).toEqual([
    `${SESSION}/Merlin/s`,
    `${SESSION}/Merlin/s/20260317_101208`
  ]);
});

test('the full data are named after the stem', () => {
  expect(dataFile('/out/T1', 'T1')).toBe('/out/T1/T1_data.hdf5');
});

describe('scriptsFolder', () => {
  const session = '/data/2026/cm1-1';

  it.each([
    [['Merlin/au/20260317_101204/20260317_101204_data.mib'], 'processing/Merlin/au/scripts'],
    [['Merlin/au/20260317_101204'], 'processing/Merlin/au/scripts'],
    [['Merlin'], 'processing/Merlin/scripts'],
    [['Merlin/a/b/x.mib', 'Merlin/a/c', 'Merlin/a/b'], 'processing/Merlin/a/scripts'],
    [['Merlin/a/x.mib', 'Merlin/ab/x.mib'], 'processing/Merlin/scripts'],
    [['processing/Merlin/a/20260317_101204/20260317_101204_azimuthal_mean.hspy'], 'processing/Merlin/a/scripts'],
    [['processing/Merlin/a', 'processing/Merlin/b/20260317_101204'], 'processing/Merlin/scripts']
  ])('of %j is where their results have their common folder', (paths, expected) => {
    expect(scriptsFolder(paths.map(path => `${session}/${path}`))).toBe(`${session}/${expected}`);
  });

  it('lies in the folder for results where one is named', () => {
    expect(scriptsFolder([`${session}/Merlin/au`], '/results')).toBe('/results/scripts');
  });

  it('is not known outside a session, above it, or for several', () => {
    for (const paths of [
      ['/data/x.mib'],
      ['/data/2026'],
      [`${session}/Merlin`, '/data/2026/cm2-1/Merlin'],
      [`${session}/Merlin`, '/x']
    ]) {
      expect(scriptsFolder(paths)).toBeUndefined();
    }
  });
});
