import { withoutPath } from './withoutPath';

describe('withoutPath', () => {
  it.each([
    [
      '/a/b.mib: no calibration was found, or name a record (--calibration).',
      'No calibration was found, or name a record.'
    ],
    ['/a/b.mib holds no frames.', 'Holds no frames.'],
    ['The file /a/b.mib is empty.', 'The file /a/b.mib is empty.']
  ])('leaves out the path that a sentence begins with: %s', (said, shown) => {
    expect(withoutPath(said, '/a/b.mib')).toBe(shown);
  });
});
