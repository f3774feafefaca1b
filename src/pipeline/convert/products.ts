import type { FrameLayout } from '../../core/merlin/frameLayout';
import { crossMask } from '../../core/merlin/frameLayout';
import { CONTENT_CHECKSUMS, contentChecksums } from '../../storage/hdf5/contentChecksums';
import type { HyperSpySpec } from '../../storage/hdf5/hyperspyFile';
import type { GroupNode } from '../../storage/hdf5/write/node';
import { group, numbers } from '../../storage/hdf5/write/node';
import { packedChunk } from '../../storage/hdf5/write/packedChunk';
import type { FrameSums } from '../frames/sinks/runningSum';
import { tableChecksum } from './chunkChecksums';
import type { ConversionRecord } from './record';

/** Small images that fall off while the frames pass. */
export interface FrameProducts {
  /** Sum of every frame at its scan position; absent for a stack */
  readonly sumImage?: { readonly values: Float64Array; readonly shape: [number, number] };
  readonly meanPattern: Float64Array;
  readonly maximumPattern: Float64Array;
  readonly shape: readonly [number, number];
}

/** Makes the mean in the array of the sum. @param frames number of frames in the sums */
export function frameProducts(
  { sum, maximum }: FrameSums,
  frames: number,
  shape: readonly [number, number],
  sumImage: FrameProducts['sumImage']
): FrameProducts {
  for (let pixel = 0; frames > 0 && pixel < sum.length; pixel++) {
    sum[pixel] /= frames;
  }
  return { sumImage, meanPattern: sum, maximumPattern: maximum, shape };
}

/** What is kept inside the converted file, in the record's group. */
export async function productGroup(
  products: FrameProducts,
  layout: FrameLayout,
  record: ConversionRecord,
  checksums: Uint32Array,
  spec: HyperSpySpec
): Promise<GroupNode> {
  const { sumImage, meanPattern, maximumPattern, shape } = products;
  const mask = crossMask(layout);
  const [mean, maximum, crossed] = await Promise.all([
    packedChunk(meanPattern, shape),
    packedChunk(maximumPattern, shape),
    mask && packedChunk(mask, shape)
  ]);
  const text = JSON.stringify(record);
  return group(
    {
      record: text,
      version: record.version,
      frames: BigInt(record.frames),
      checksum: tableChecksum(checksums),
      [CONTENT_CHECKSUMS]: contentChecksums(text, spec, {
        mean_pattern: meanPattern,
        maximum_pattern: maximumPattern,
        ...(sumImage && { sum_image: sumImage.values }),
        ...(mask && { mask })
      })
    },
    {
      chunk_crc32: numbers(checksums),
      mean_pattern: mean,
      maximum_pattern: maximum,
      ...(sumImage && { sum_image: numbers(sumImage.values, sumImage.shape) }),
      ...(crossed && { mask: crossed })
    }
  );
}
