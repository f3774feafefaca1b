import { Arena } from './arena';
import { loadKernels } from './load';

describe('loadKernels', () => {
  const untouched = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
  afterEach(() => Object.defineProperty(globalThis, 'WebAssembly', untouched));

  function replaceWebAssembly(value: unknown): void {
    Object.defineProperty(globalThis, 'WebAssembly', { ...untouched, value });
  }

  it('loads the WASM kernels on whole pages', async () => {
    const kernels = await loadKernels(100000);
    expect(kernels.name).toBe('wasm-simd');
    expect(kernels.memory.byteLength).toBe(131072);
  });

  it('gives the plain kernels when asked', async () => {
    const kernels = await loadKernels(100000, { plain: true });
    expect(kernels.name).toBe('plain');
    expect(kernels.memory.byteLength).toBe(131072);
  });

  it.each([
    ['without WebAssembly', undefined],
    ['without SIMD', { ...WebAssembly, validate: () => false }]
  ])('falls back to the plain kernels %s and says so', async (_where, replacement) => {
    replaceWebAssembly(replacement);
    const reasons: string[] = [];
    const kernels = await loadKernels(1, { onFallback: reason => reasons.push(reason) });
    expect(kernels.name).toBe('plain');
    expect(reasons).toEqual([expect.stringContaining('SIMD')]);
  });

  it('falls back to the plain kernels where no memory can be reserved', async () => {
    class Memory {
      constructor() {
        throw new RangeError('could not allocate memory');
      }
    }
    replaceWebAssembly({ validate: () => true, Memory });
    const reasons: string[] = [];
    const kernels = await loadKernels(1, { onFallback: reason => reasons.push(reason) });
    expect(kernels.name).toBe('plain');
    expect(reasons).toEqual([expect.stringContaining('could not allocate memory')]);
  });

  it('says what to do when there is no memory at all', async () => {
    await expect(loadKernels(2 ** 52, { plain: true })).rejects.toThrow(/No \d+ MB of working memory.*fewer workers/);
    await expect(loadKernels(2 ** 52, { plain: true })).rejects.toMatchObject({ code: 'E_MEMORY' });
  });
});

describe('Arena', () => {
  it('places regions one behind the other, aligned, with room to read past each', () => {
    const arena = new Arena();
    const regions = [1, 64, 0, 1000].map(bytes => ({ offset: arena.take(bytes), bytes }));
    regions.forEach(({ offset, bytes }, i) => {
      const next = regions[i + 1]?.offset ?? arena.bytes;
      expect(offset % 64).toBe(0);
      expect(next - offset - bytes).toBeGreaterThanOrEqual(64);
    });
  });
});
