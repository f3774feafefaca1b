import type { Kernels } from '../kernels';
import { loadKernels } from '../load';

/** The WASM kernels and their plain twin, on memories of the same size. */
export interface Pair {
  readonly wasm: Kernels;
  readonly plain: Kernels;
}

/** @throws Error where the WASM kernels do not load: specs that would compare the twin with itself must fail. */
export async function loadPair(memoryBytes: number): Promise<Pair> {
  const wasm = await loadKernels(memoryBytes, {
    onFallback: reason => {
      throw new Error(reason);
    }
  });
  return { wasm, plain: await loadKernels(memoryBytes, { plain: true }) };
}

/** Puts the same bytes into both memories. */
export function place(pair: Pair, offset: number, bytes: Uint8Array): void {
  for (const { memory } of [pair.wasm, pair.plain]) {
    new Uint8Array(memory).set(bytes, offset);
  }
}

/** Fills a range of both memories with one value. */
export function paint(pair: Pair, offset: number, length: number, value: number): void {
  for (const { memory } of [pair.wasm, pair.plain]) {
    new Uint8Array(memory, offset, length).fill(value);
  }
}

/** A copy of a range of one memory; as a Buffer, since jest compares and prints those fast. */
export function take(kernels: Kernels, offset: number, length: number): Buffer {
  return Buffer.from(kernels.memory.slice(offset, offset + length));
}
