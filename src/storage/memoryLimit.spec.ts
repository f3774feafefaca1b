import { MEMORY_VARIABLE, memoryLimit, requireFrameMemory, threadsWithin } from './memoryLimit';

const before = process.env[MEMORY_VARIABLE];

afterEach(() => {
  if (before === undefined) {
    delete process.env[MEMORY_VARIABLE];
  } else {
    process.env[MEMORY_VARIABLE] = before;
  }
});

describe('requireFrameMemory', () => {
  it.each([
    ['the largest detectors there are', [256, 256, 4092, 5760], 2],
    ['a large scan', [4096, 4096, 515, 515], 4],
    ['a stack', [100_000, 515, 515], 8]
  ])('lets %s through', (_, shape, width) => {
    expect(() => requireFrameMemory('/data/x.h5', shape, width)).not.toThrow();
  });

  it.each([
    ['a frame', [1, 1, 20_000, 20_000], 2],
    ['a scan', [1e6, 1e6, 1, 1], 1],
    ['an impossible number', [1, 1, 1e200, 1e200], 8]
  ])('refuses %s that is too large, before anything is allocated', (_, shape, width) => {
    expect(() => requireFrameMemory('/data/x.h5', shape, width)).toThrow(
      expect.objectContaining({ code: 'E_MEMORY', message: expect.stringMatching(/^\/data\/x\.h5 claims .*4\.0 GB?/) })
    );
  });

  it('takes the limit from the environment, and the usual one for what is no number', () => {
    process.env[MEMORY_VARIABLE] = '64';
    expect(() => requireFrameMemory('/data/x.h5', [1, 1, 20_000, 20_000], 2)).not.toThrow();
    process.env[MEMORY_VARIABLE] = '0.001';
    expect(() => requireFrameMemory('/data/x.h5', [1, 1, 512, 512], 2)).toThrow('JUPYTERLAB_4DSTEM_MEMORY_GB');
    expect(memoryLimit({ [MEMORY_VARIABLE]: 'much' })).toBe(memoryLimit({}));
  });
});

describe('threadsWithin', () => {
  it('has fewer threads where each needs much, and one at least', () => {
    const pixels = 4096 ** 2;
    expect(threadsWithin({ pixels: 512 ** 2, width: 2, positions: 512 ** 2 })).toBeGreaterThan(100);
    // 4 GB less 0.8 GB for all, 1.2 GB for each
    expect(threadsWithin({ pixels, width: 4, positions: 1 })).toBe(2);
    expect(threadsWithin({ pixels: 4 * pixels, width: 8, positions: 1 })).toBe(1);
  });
});
