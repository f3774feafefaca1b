import type { Kernels } from '../../kernels/kernels';
import { loadKernels } from '../../kernels/load';

/** Kernels of this thread that nobody uses at the moment. */
let idle: Kernels | undefined;

/**
 * Lends kernels with a memory of at least `bytes` bytes, whose contents are arbitrary: the short jobs of a viewer follow
 * one another, and making a memory takes longer than many of them.
 */
export async function withKernels<T>(bytes: number, work: (kernels: Kernels) => Promise<T>): Promise<T> {
  const found = idle && idle.memory.byteLength >= bytes ? idle : undefined;
  if (found) {
    idle = undefined;
  }
  const kernels = found ?? (await loadKernels(bytes));
  try {
    return await work(kernels);
  } finally {
    idle = kernels;
  }
}
