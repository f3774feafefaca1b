import { panelWords } from './panelWords';

describe('panelWords', () => {
  it.each([
    ['Out of memory. Run it again with 8 GB (--mem 8G).', 'Out of memory. Run it again with 8 GB.'],
    [
      '/data/a.hdf5 exists already: overwrite it (--overwrite), or name another output folder (--out) to keep both.',
      '/data/a.hdf5 exists already: overwrite it, or name another output folder to keep both.'
    ],
    ['Choose it under Scan shape (--reshape known --scan-x 64 --scan-y 32).', 'Choose it under Scan shape.'],
    ['Held: it starts after it is released (jobs release).', 'Held: it starts after it is released.'],
    [
      'Check cluster tries a node (jupyter 4dstem jobs check). It ran (twice).',
      'Check cluster tries a node. It ran (twice).'
    ],
    ['Give it in V (for 300 kV --voltage 300000).', 'Give it in V.'],
    ['Its log says: error -- stopped (twice).', 'Its log says: error -- stopped (twice).'],
    ['scan--01 (of 3) was found twice (a--b).', 'scan--01 (of 3) was found twice (a--b).']
  ])('%s', (sentence, words) => {
    expect(panelWords(sentence)).toBe(words);
  });
});
