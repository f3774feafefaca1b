import { writeNew } from '../../storage/regularFile';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
const ALIGNMENT = 64;

/** Writes an array as NumPy reads it (`numpy.load`), format version 1.0, C order. */
export async function writeNpy(
  path: string,
  values: Uint8Array | Float32Array,
  shape: readonly number[]
): Promise<void> {
  const type = values instanceof Float32Array ? '<f4' : '|u1';
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`;
  const unpadded = MAGIC.length + 2 + text.length + 1;
  const padding = (ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT;
  const length = text.length + padding + 1;
  const header = Buffer.from([...MAGIC, length & 0xff, length >> 8, ...Buffer.from(`${text}${' '.repeat(padding)}\n`)]);
  await writeNew(path, Buffer.concat([header, Buffer.from(values.buffer, values.byteOffset, values.byteLength)]));
}
