import { InputError } from '../core/errors';

import type { Kernels } from './kernels';
import { plainKernels } from './plain/plainKernels';
// Compiled by `npm run build:kernels`
import wasm from './wasm/kernels.wasm';
import type { KernelExports } from './wasmKernels';
import { wasmKernels } from './wasmKernels';

const PAGE_BYTES = 65536;

/** The part of WebAssembly's own interface that is used; not every runtime has it, nor do Node's type declarations. */
interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  Memory: new (pages: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: unknown } }>;
}

export interface LoadOptions {
  /** Take the plain-TypeScript kernels even where the WASM module would run */
  plain?: boolean;
  /** Told why the plain kernels were taken though WASM was wanted */
  onFallback?: (reason: string) => void;
}

/**
 * Kernels on a linear memory of at least `memoryBytes` bytes (whole pages of 64 KiB), allocated here once and never grown. Falls back to the plain
 * kernels where the processor or runtime lacks WASM SIMD, and where the 10 GB of address space that a WASM memory
 * reserves are not granted (`ulimit -v`, as some batch systems set it).
 * @throws InputError `E_MEMORY` when not even the plain memory can be allocated
 */
export async function loadKernels(memoryBytes: number, options: LoadOptions = {}): Promise<Kernels> {
  const pages = Math.max(1, Math.ceil(memoryBytes / PAGE_BYTES));
  if (options.plain) {
    return plainKernels(allocate(pages * PAGE_BYTES));
  }
  const fallBack = (reason: string): Kernels => {
    options.onFallback?.(reason);
    return plainKernels(allocate(pages * PAGE_BYTES));
  };
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyApi };
  if (!WebAssembly?.validate(wasm)) {
    return fallBack('This processor or this version of Node has no WebAssembly SIMD; plain kernels are used instead.');
  }
  let memory: { readonly buffer: ArrayBuffer };
  try {
    memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch (error) {
    return fallBack(`No WebAssembly memory could be reserved (${String(error)}); plain kernels are used instead.`);
  }
  const { instance } = await WebAssembly.instantiate(wasm, { env: { memory } });
  return wasmKernels(memory.buffer, instance.exports as KernelExports);
}

function allocate(bytes: number): ArrayBuffer {
  try {
    return new ArrayBuffer(bytes);
  } catch (cause) {
    const megabytes = Math.ceil(bytes / 1e6);
    const sentence = `No ${megabytes} MB of working memory are free. Use fewer workers or ask for more memory.`;
    throw new InputError('E_MEMORY', sentence, { cause });
  }
}
