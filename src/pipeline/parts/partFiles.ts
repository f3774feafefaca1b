import { join } from 'node:path';
import * as z from 'zod';

import type { Found } from '../frames/frameWork';
import type { Share } from './share';

/** Of the files of a part; one of another version is not joined. */
export const PART_VERSION = 1;

/** A part in a folder of parts. */
export interface PartPlace extends Share {
  readonly folder: string;
  /** Tells work on the same data with the same settings from any other */
  readonly mark: string;
}

/** Its files, by what they hold. The record appears last. */
export function partName({ index, of }: Share, what: string): string {
  return `${index + 1}-of-${of}.${what}`;
}

export function partPath(place: PartPlace, what: string): string {
  return join(place.folder, partName(place, what));
}

export const RECORD = 'json';
export const ROWS = 'rows';
export const FOUND = 'found';
export const chunksOf = (sink: string): string => `${sink}.chunks`;

const piece = z.object({ bytes: z.number().int().nonnegative(), crc: z.number() });

/** What a part is, and what its files hold, each with its CRC-32. */
export const partRecordSchema = z.object({
  version: z.literal(PART_VERSION),
  mark: z.string(),
  /** Scan positions, row-major */
  first: z.number().int().nonnegative(),
  count: z.number().int().nonnegative(),
  /** Datasets one after another, in the order of their names `<sink>.<rows>` */
  rows: z.array(piece.extend({ name: z.string() })),
  chunks: z.array(piece.extend({ sink: z.string() })),
  found: piece
});

export type PartRecord = z.infer<typeof partRecordSchema>;

/** What is kept of chunks: their numbers, and where in the file they are. */
export interface PartChunks {
  readonly numbers: Uint32Array;
  readonly offsets: Float64Array;
  readonly sizes: Uint32Array;
  readonly checksums: Uint32Array;
}

/** What a part found, in the form of `node:v8`. */
export interface PartFindings {
  readonly found: Found;
  /** By `<sink>.<map>`, the bytes of its positions */
  readonly maps: Readonly<Record<string, Uint8Array>>;
  readonly chunks: Readonly<Record<string, PartChunks>>;
}
