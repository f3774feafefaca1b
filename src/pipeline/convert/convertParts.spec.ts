import { markOf } from './convertParts';
import type { Recipe } from './record';

describe('the mark of parts of a conversion', () => {
  const recipe: Recipe = {
    plan: { kind: 'stack', frames: 4, firstFrame: 0 },
    ...{ binNav: 1, binSig: 1, cross: false, compression: 'none' }
  };
  const marked = (change: object): string =>
    markOf({
      acquisition: { marks: [{ device: '1', inode: '2', bytes: 3, modifiedNs: '4', ...change }] },
      recipe,
      outputs: []
    });

  it('is the same on all nodes, whatever number each gives to the file system', () => {
    expect(marked({ device: '58' })).toBe(marked({}));
  });

  it.each([{ inode: '9' }, { bytes: 9 }, { modifiedNs: '9' }])('is another where the raw file has %j', change => {
    expect(marked(change)).not.toBe(marked({}));
  });
});
