import type { FileHandle } from 'node:fs/promises';
import { rename } from 'node:fs/promises';

import { CancelledError } from '../../core/errors';
import { encodePixels } from '../../core/merlin/encodeFrame';
import { formatFrameHeader } from '../../core/merlin/frameHeaderText';
import { formatHdr } from '../../core/merlin/hdrText';
import { simulateFrame } from '../../core/sample/scanSimulation';
import { openRegular, writeNew } from '../../storage/regularFile';
import type { SimulatedAcquisition } from './acquisition';
import { startOf } from './timeStamp';

/** Time between two exposures, ns */
const READ_OUT_NS = 1_000;
/** Bytes gathered before they are written */
const BATCH_BYTES = 8e6;

export interface WrittenFrames {
  readonly bytes: number;
  /** Counts above the largest that the counter holds, cut off by it; fly-back frames left out */
  readonly countsCutOff: number;
}

/**
 * Simulates an acquisition frame by frame into a `.mib` file, which gets its name when it is complete.
 *
 * @param onFrames called with the number of frames done since the last call
 * @throws CancelledError when the signal is aborted
 */
export async function writeMib(
  path: string,
  acquisition: SimulatedAcquisition,
  onFrames: (frames: number) => void,
  signal?: AbortSignal
): Promise<WrittenFrames> {
  const partial = `${path}.partial`;
  const file = await openRegular(partial, { mode: 'wx' });
  let written: WrittenFrames;
  try {
    written = await writeFrames(file, acquisition, onFrames, signal);
  } finally {
    await file.close();
  }
  await rename(partial, path);
  return written;
}

async function writeFrames(
  file: FileHandle,
  { plan, simulation }: SimulatedAcquisition,
  onFrames: (frames: number) => void,
  signal?: AbortSignal
): Promise<WrittenFrames> {
  const { stored } = simulation.detector;
  const layout = plan.chips === 4 ? '2x2' : '1x1';
  const format = { pixelType: plan.depth === 6 ? 'U08' : 'U16', depth: plan.depth, layout } as const;
  const largest = 2 ** plan.depth - 1;
  const counts = new Uint16Array(stored[0] * stored[1]);
  let [bytes, countsCutOff, waiting] = [0, 0, 0];
  let batch: Uint8Array[] = [];
  let utcNs = startOf(plan.stamp);
  let framesSince = 0;
  for (let frame = 0; frame < simulation.timing.frames; frame++) {
    const exposureNs = simulation.timing.exposureNs(frame);
    simulateFrame(simulation, plan.seed, frame, counts);
    for (let pixel = 0; pixel < counts.length && exposureNs < 2 * plan.dwellNs; pixel++) {
      countsCutOff += counts[pixel] > largest ? counts[pixel] - largest : 0;
    }
    const header = formatFrameHeader({
      sequence: frame + 1,
      width: stored[1],
      height: stored[0],
      chips: plan.chips,
      ...format,
      exposureNs,
      utcNs
    });
    utcNs += BigInt(exposureNs + READ_OUT_NS);
    const pixels = encodePixels(counts, stored, format);
    batch.push(header, pixels);
    waiting += header.length + pixels.length;
    framesSince++;
    if (waiting >= BATCH_BYTES || frame === simulation.timing.frames - 1) {
      if (signal?.aborted) {
        throw new CancelledError();
      }
      await writeAll(file, batch, bytes);
      bytes += waiting;
      [waiting, batch] = [0, []];
      onFrames(framesSince);
      framesSince = 0;
    }
  }
  return { bytes, countsCutOff };
}

async function writeAll(file: FileHandle, pieces: Uint8Array[], position: number): Promise<void> {
  const joined = Buffer.concat(pieces);
  for (let done = 0; done < joined.length;) {
    const { bytesWritten } = await file.write(joined, done, joined.length - done, position + done);
    done += bytesWritten;
  }
}

/** The `.hdr` beside a `.mib`. A scan driven by the EDX system leaves ScanX and ScanY unset. */
export async function writeHdr(path: string, { plan, simulation }: SimulatedAcquisition): Promise<void> {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)$/.exec(plan.stamp) ?? [];
  const edx = plan.scan.kind === 'edx';
  const text = formatHdr({
    framesInAcquisition: simulation.timing.frames,
    framesPerTrigger: 1,
    counterDepth: plan.depth,
    layout: plan.chips === 4 ? '2x2' : '1x1',
    triggerStart: 'Rising Edge',
    triggerStop: edx ? 'Internal' : 'Rising Edge',
    started: `${day}/${month}/${year} ${hour}:${minute}:${second}`,
    ...(edx ? {} : { scanX: plan.scan.side, scanY: plan.scan.side })
  });
  await writeNew(path, text);
}
