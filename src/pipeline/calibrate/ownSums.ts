import { recordSchema } from '../convert/record';
import type { SummedPattern } from './summedPattern';
import { summedPattern } from './summedPattern';
import { foreign } from '../threads/foreign';

/**
 * The sum that a conversion by this program left in its file: the mean pattern times the number of frames in it, whole numbers
 * again.
 *
 * @returns undefined for a file of another program, or one whose sums do not suffice
 */
export async function ownSums(path: string): Promise<SummedPattern | undefined> {
  const products = await foreign('ownProducts', path);
  const record = recordSchema.safeParse(jsonIn(products?.attributes.record));
  const mean = products?.datasets.mean_pattern;
  if (!record.success || mean?.shape.length !== 2) {
    return undefined;
  }
  const [rows, columns] = mean.shape;
  const frames = record.data.frames - record.data.dropped;
  const mask = products?.datasets.mask;
  return summedPattern({
    counts: Float64Array.from(mean.data as Float64Array, value => Math.round(value * frames)),
    shape: [rows, columns],
    ...(mask?.data.length === mean.data.length && { mask: Uint8Array.from(mask.data as Uint8Array) }),
    frames,
    kind: 'stored sums',
    warnings: []
  });
}

function jsonIn(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
