import { panelWords } from './panelWords';

describe('panelWords', () => {
  it.each([
    ['Give it in V (--voltage 300000 for 300 kV).', 'Give it in V.'],
    ['Name one (--edx), with this data set alone.', 'Name one, with this data set alone.'],
    ['scan--01 (of 3) was found -- twice (a--b).', 'scan--01 (of 3) was found -- twice (a--b).']
  ])('leaves out the options of the command and nothing else: %s', (said, shown) => {
    expect(panelWords(said)).toBe(shown);
  });
});
