import { problemOf } from './problem';

it('does not blame the program for a part of it that an update took away', () => {
  const missing = Object.assign(new Error("Cannot find module '/env/backend/chunk-A.mjs'"), {
    code: 'ERR_MODULE_NOT_FOUND'
  });
  expect(problemOf(missing, '/data/a.mib')).toMatchObject({
    code: 'E_REPLACED',
    message: expect.stringContaining('/data/a.mib: 4D-STEM was updated while it ran') as string
  });
  expect(problemOf(new Error('Other'), '/data/a.mib').code).toBe('E_INTERNAL');
});
