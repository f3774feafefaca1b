import { closeSync, truncateSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

import { isMissing } from '../../storage/fileErrors';
import { ChunkTable } from '../../storage/hdf5/chunkTable';
import { openRegularSync, readText, writeNew } from '../../storage/regularFile';
import { FinalFiles } from '../finalFiles';
import type { FrameWork } from '../frames/frameWork';
import type { FrameWatch } from '../frames/runFrames';
import { runFrames } from '../frames/runFrames';
import type { SinkOutputs } from '../frames/sink';
import type { SinkName } from '../frames/sinks';
import type { ChunkFile } from '../frames/sinks/chunkWriter';
import type { RowFile } from '../frames/sinks/radial/rowWriter';
import { formOf } from '../frames/source/scanSource';
import { tileCount } from '../frames/tiles';
import type { TaskRunner } from '../threads/taskRunner';
import { checkedBytes } from './copyBytes';
import type { PartChunks, PartFindings, PartPlace, PartRecord } from './partFiles';
import { chunksOf, FOUND, partName, partPath, partRecordSchema, PART_VERSION, RECORD, ROWS } from './partFiles';
import { mapsOf, outputsOf, rowsOf, writingElsewhere } from './partSinks';
import { requireOwnParts } from './partsFolder';
import type { Region } from './share';
import { regionOf } from './share';

/** A record is small, however many rows and chunks it names */
const MOST_BYTES = 1 << 20;

/** What is noted of a part; undefined where it is not there, or is one of other work. */
export async function readPart(place: PartPlace): Promise<PartRecord | undefined> {
  try {
    const text = await readText(partPath(place, RECORD), MOST_BYTES, { links: 'refused' });
    const parsed = partRecordSchema.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.mark === place.mark ? parsed.data : undefined;
  } catch (cause) {
    if (isMissing(cause) || cause instanceof SyntaxError) {
      return undefined;
    }
    throw cause;
  }
}

/**
 * Sends the frames of a part through sinks, and keeps in files of the part what they write and find, for `joinParts`. A part that is
 * there already is left as it is.
 *
 * @throws InputError as `runFrames`; CancelledError
 */
export async function writePart(
  { source, tiles, sinks }: FrameWork,
  place: PartPlace,
  runner: TaskRunner,
  watch: FrameWatch
): Promise<void> {
  const region = regionOf(tiles, formOf(source).scan, place);
  if (await readPart(place)) {
    watch.onPositions?.(region.count);
    return;
  }
  const files = new FinalFiles(place.folder);
  const temporary = (what: string): string => files.temporary(partName(place, what));
  // Asked for first, so that its name is the last to appear
  const record = temporary(RECORD);
  await files.write(async () => {
    await requireOwnParts(place.folder);
    const outputs = await outputsOf(sinks);
    const own = ownOutputs(outputs, region, temporary);
    const work = { source, tiles: region.tiles, sinks: await writingElsewhere(sinks, own.outputs) };
    const found = tileCount(region.tiles) > 0 ? await runFrames(work, runner, watch) : undefined;
    const positions = formOf(source).scan.rows * formOf(source).scan.columns;
    const findings: PartFindings = {
      found: found ?? {},
      maps: Object.fromEntries(
        mapsOf(outputs, positions).map(({ name, bytes, each }) => [
          name,
          bytes.slice(each * region.first, each * (region.first + region.count))
        ])
      ),
      chunks: Object.fromEntries(own.chunks.map(({ sink, file }) => [sink, chunksIn(file)]))
    };
    const text = serialize(unshared(findings));
    await writeNew(temporary(FOUND), text);
    const noted: PartRecord = {
      version: PART_VERSION,
      mark: place.mark,
      first: region.first,
      count: region.count,
      rows: await Promise.all(
        own.rows.map(async ({ name, start, bytes, path }) => ({
          name,
          bytes,
          crc: await checkedBytes({ path, start, length: bytes }, watch.signal)
        }))
      ),
      chunks: await Promise.all(
        own.chunks.map(async ({ sink, file: { path } }) => {
          const { size: bytes } = await stat(path);
          return { sink, bytes, crc: await checkedBytes({ path, start: 0, length: bytes }, watch.signal) };
        })
      ),
      found: { bytes: text.length, crc: crc32(text) }
    };
    await writeNew(record, JSON.stringify(noted));
  });
}

/** Where the sinks of a part write: rows of all datasets to one file, chunks to one for each sink. */
function ownOutputs(
  outputs: ReadonlyMap<SinkName, SinkOutputs>,
  { first, count }: Region,
  temporary: (what: string) => string
) {
  const path = temporary(ROWS);
  let end = 0;
  const rows = rowsOf(outputs).map(({ name, file }) => {
    const start = end;
    const each = file.length * file.bytes;
    end += count * each;
    // Rows are written by their position in the scan
    const own: RowFile = { ...file, path, address: start - first * each };
    return { name, start, bytes: count * each, path, own };
  });
  closeSync(openRegularSync(path, { mode: 'wx' }));
  // Also where the last positions have no frames
  truncateSync(path, end);
  const chunks = [...outputs].flatMap(([sink, { chunks: file }]) =>
    file ? [{ sink, file: ownChunks(file, temporary(chunksOf(sink))) }] : []
  );
  const moved = [...outputs].map(([sink, { rows: all }]): [SinkName, SinkOutputs] => [
    sink,
    {
      rows: all && Object.fromEntries(Object.keys(all).map(row => [row, ownRow(rows, `${sink}.${row}`)])),
      chunks: chunks.find(each => each.sink === sink)?.file
    }
  ]);
  return { rows, chunks, outputs: new Map(moved) };
}

function ownRow(rows: readonly { name: string; own: RowFile }[], wanted: string): RowFile {
  const found = rows.find(({ name }) => name === wanted);
  if (!found) {
    throw new Error(`There are no rows ${wanted}.`);
  }
  return found.own;
}

function ownChunks(file: ChunkFile, path: string): ChunkFile {
  closeSync(openRegularSync(path, { mode: 'wx' }));
  const table = new ChunkTable(file.table.counts);
  return {
    ...file,
    path,
    table: table.descriptor,
    checksums: new SharedArrayBuffer(4 * table.length),
    end: new SharedArrayBuffer(8)
  };
}

function chunksIn({ table, checksums }: ChunkFile): PartChunks {
  const { offsets, sizes } = ChunkTable.from(table);
  const sums = new Uint32Array(checksums);
  const numbers = Uint32Array.from(sizes.keys()).filter(number => sizes[number] > 0);
  const of = (values: ArrayLike<number>) => Array.from(numbers, number => values[number]);
  return {
    numbers,
    offsets: Float64Array.from(of(offsets)),
    sizes: Uint32Array.from(of(sizes)),
    checksums: Uint32Array.from(of(sums))
  };
}

/** Plain data with all arrays in memory of their own: shared memory cannot be written. */
function unshared(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) {
    return value instanceof DataView ? value : (value as Float64Array).slice();
  }
  if (Array.isArray(value)) {
    return value.map(unshared);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unshared(each)]))
    : value;
}
