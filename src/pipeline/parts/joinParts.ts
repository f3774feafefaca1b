import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { deserialize } from 'node:v8';
import { crc32 } from 'node:zlib';

import { InputError } from '../../core/errors';
import { ChunkTable } from '../../storage/hdf5/chunkTable';
import { openRegular, readBytes } from '../../storage/regularFile';
import type { ScanSize } from '../frames/frameForm';
import type { Found } from '../frames/frameWork';
import type { SinkOutputs } from '../frames/sink';
import { mergedShares } from '../frames/runFrames';
import type { SinkJobs, SinkName, SinkResults } from '../frames/sinks';
import { sinkNames } from '../frames/sinks';
import type { ChunkFile } from '../frames/sinks/chunkWriter';
import type { Bytes } from './copyBytes';
import { checkedBytes, writeAt } from './copyBytes';
import type { PartFindings, PartPlace, PartRecord } from './partFiles';
import { chunksOf, FOUND, partPath, RECORD, ROWS } from './partFiles';
import { mapsOf, outputsOf, rowsOf } from './partSinks';
import { requireOwnParts } from './partsFolder';
import { sideBySide } from './sideBySide';
import { readPart } from './writePart';

/** What all parts of a scan hold. */
interface KnownPart {
  readonly place: PartPlace;
  readonly record: PartRecord;
}

/** Bytes that were put into a joined file. */
interface Copied extends Bytes {
  readonly crc: number;
}

/**
 * Puts the parts of a scan together as if its frames had all come through the sinks at once: rows and chunks are copied as they are, maps are
 * filled, and what was found is merged. Every byte is compared with its checksum, read from the part, and again from the joined file.
 *
 * @param sinks with their files made ready
 * @throws InputError `E_PARTS` where a part is missing, of other work, or damaged; CancelledError
 */
export async function joinParts<S extends SinkJobs>(
  sinks: S,
  scan: ScanSize,
  { folder, of, mark }: Omit<PartPlace, 'index'>,
  signal: AbortSignal
): Promise<SinkResults<S>> {
  const places = Array.from({ length: of }, (_, index): PartPlace => ({ folder, index, of, mark }));
  const parts = await Promise.all(places.map(knownPart));
  await requireOwnParts(folder);
  requireWhole(parts, folder, scan.rows * scan.columns);
  const outputs = await outputsOf(sinks);
  const maps = mapsOf(outputs, scan.rows * scan.columns);
  const targets: ChunkTargets[] = [];
  for (const part of parts) {
    targets.push(await orMadeAnew(part, async () => chunkTargets(part, outputs)));
  }
  const joined = await sideBySide(
    parts.map((part, at) => stop => orMadeAnew(part, () => joinPart(part, outputs, targets[at], stop))),
    signal
  );
  const shares: Found[] = [];
  joined.forEach(({ findings }, at) => {
    maps.forEach(({ name, bytes, each }) => bytes.set(findings.maps[name], each * parts[at].record.first));
    // One without frames has found nothing
    if (sinkNames(sinks).every(name => name in findings.found)) {
      shares.push(findings.found);
    }
  });
  await sideBySide(
    joined.flatMap(({ copied }) => copied.map(copy => (stop: AbortSignal) => requireWritten(copy, stop))),
    signal
  );
  return mergedShares(sinks, shares);
}

type Outputs = ReadonlyMap<SinkName, SinkOutputs>;
/** Where the chunks of a part begin in the files of sinks. */
type ChunkTargets = ReadonlyMap<SinkName, number>;

/** Keeps room for the chunks of a part behind those of the parts before it, so that all can be copied side by side. */
function chunkTargets({ place, record }: KnownPart, outputs: Outputs): ChunkTargets {
  const targets = new Map<SinkName, number>();
  for (const [sink, { chunks: file }] of outputs) {
    if (file) {
      const noted = record.chunks.find(each => each.sink === sink);
      if (!noted) {
        throw damaged(place);
      }
      const end = new BigInt64Array(file.end);
      targets.set(sink, Number(end[0]));
      end[0] += BigInt(noted.bytes);
    }
  }
  return targets;
}

async function joinPart(
  part: KnownPart,
  outputs: Outputs,
  targets: ChunkTargets,
  signal: AbortSignal
): Promise<{ readonly findings: PartFindings; readonly copied: readonly Copied[] }> {
  const findings = await findingsOf(part);
  const copied = await copyRows(part, rowsOf(outputs), signal);
  for (const [sink, { chunks: file }] of outputs) {
    if (file) {
      copied.push(await copyChunks(part, sink, { file, target: targets.get(sink) ?? 0 }, findings, signal));
    }
  }
  return { findings, copied };
}

async function requireWritten({ crc, ...bytes }: Copied, signal: AbortSignal): Promise<void> {
  if ((await checkedBytes(bytes, signal)) !== crc) {
    throw new InputError('E_PARTS', `${bytes.path} is not what was written to it. Look at the disk, then try again.`);
  }
}

async function knownPart(place: PartPlace): Promise<KnownPart> {
  const record = await readPart(place);
  if (!record) {
    throw new InputError(
      'E_PARTS',
      `Part ${place.index + 1} of ${place.of} is not there, or was made of other data or with other options. Run again what failed; if that does not help, start from the beginning.`
    );
  }
  return { place, record };
}

/** Another version of this program may cut a scan in another way. */
function requireWhole(parts: readonly KnownPart[], folder: string, positions: number): void {
  let end = 0;
  for (const { record } of parts) {
    end = record.first === end ? end + record.count : NaN;
  }
  if (end !== positions) {
    throw new InputError('E_PARTS', `The parts in ${folder} do not make up the scan. Start from the beginning.`);
  }
}

/** Forgets a part that turns out to be damaged, so that it is made again where the work is tried again. */
async function orMadeAnew<T>({ place }: KnownPart, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof InputError && cause.code === 'E_PARTS') {
      await rm(partPath(place, RECORD), { force: true });
    }
    throw cause;
  }
}

async function findingsOf({ place, record }: KnownPart): Promise<PartFindings> {
  const path = partPath(place, FOUND);
  const bytes = await readBytes(path, record.found.bytes, { links: 'refused' });
  requireSame(place, crc32(bytes), record.found.crc);
  return deserialize(bytes) as PartFindings;
}

async function copyRows(
  { place, record }: KnownPart,
  rows: ReturnType<typeof rowsOf>,
  signal: AbortSignal
): Promise<Copied[]> {
  const copied: Copied[] = [];
  let start = 0;
  for (const { name, file } of rows) {
    const noted = record.rows.find(each => each.name === name);
    const each = file.length * file.bytes;
    if (noted?.bytes !== each * record.count) {
      throw damaged(place);
    }
    const target = file.address + each * record.first;
    const from = { path: partPath(place, ROWS), start, length: noted.bytes };
    copied.push(await copy(place, from, file.path, target, noted.crc, signal));
    start += noted.bytes;
  }
  return copied;
}

/** Copies the chunks of a part to their place, and enters each in the table of the joined file. */
async function copyChunks(
  { place, record }: KnownPart,
  sink: SinkName,
  { file, target }: { readonly file: ChunkFile; readonly target: number },
  { chunks }: PartFindings,
  signal: AbortSignal
): Promise<Copied> {
  const noted = record.chunks.find(each => each.sink === sink);
  if (!noted || !(sink in chunks)) {
    throw damaged(place);
  }
  const from = { path: partPath(place, chunksOf(sink)), start: 0, length: noted.bytes };
  const copied = await copy(place, from, file.path, target, noted.crc, signal);
  const table = ChunkTable.from(file.table);
  const checksums = new Uint32Array(file.checksums);
  const { numbers, offsets, sizes, checksums: known } = chunks[sink];
  numbers.forEach((number, at) => {
    table.set(number, target + offsets[at], sizes[at]);
    checksums[number] = known[at];
  });
  return copied;
}

async function copy(
  place: PartPlace,
  from: Bytes,
  path: string,
  target: number,
  crc: number,
  signal: AbortSignal
): Promise<Copied> {
  if (statSync(from.path).size < from.start + from.length) {
    throw damaged(place);
  }
  const to = await openRegular(path, { mode: 'r+', links: 'refused' });
  try {
    const found = await checkedBytes(from, signal, (piece, at) => writeAt(to, path, piece, target + at));
    requireSame(place, found, crc);
    // Parts go once they are joined
    await to.sync();
  } finally {
    await to.close();
  }
  return { path, start: target, length: from.length, crc };
}

function requireSame(place: PartPlace, found: number, noted: number): void {
  if (found !== noted) {
    throw damaged(place);
  }
}

function damaged({ folder, index, of }: PartPlace): InputError {
  return new InputError(
    'E_PARTS',
    `Part ${index + 1} of ${of} in ${folder} is damaged. Run again what failed: it is then made again.`
  );
}
