import { promisify } from 'node:util';
import { deflate } from 'node:zlib';

import { FILTER } from '../filterPipeline';
import type { NumberArray } from '../numberArray';
import type { DatasetNode } from './node';
import { bytesOf, chunk } from './node';

const GZIP_LEVEL = 4;

const deflated = promisify<Uint8Array, { level: number }, Uint8Array>(deflate);

/** Numbers in one chunk, packed with gzip beside the calling thread. */
export async function packedChunk(values: NumberArray, shape: readonly number[]): Promise<DatasetNode> {
  const packed = await deflated(bytesOf(values), { level: GZIP_LEVEL });
  return chunk(values, shape, packed, [{ id: FILTER.deflate, name: 'deflate', values: [GZIP_LEVEL] }]);
}
