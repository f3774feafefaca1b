import { resolve } from 'node:path';

import type { FrameSlots } from '../../core/merlin/frameSlots';
import { bySlot, frameSlots } from '../../core/merlin/frameSlots';
import { sequenceGaps } from '../../core/merlin/sequenceGaps';
import { isEdxCount } from '../../core/scan/edx';
import type { ScanClues } from '../../core/scan/scanPlan';
import { naming } from '../fileErrors';
import type { FrameIndex } from './frameIndex';
import { readFrameIndex } from './frameIndex';
import type { RawAcquisition, RawOptions } from './rawAcquisition';
import { openRawAcquisition } from './rawAcquisition';

/** A raw acquisition with what the headers of its frames say: everything but the pixels. */
export interface Acquisition extends RawAcquisition {
  readonly slots: FrameSlots;
  /** Places without a frame: cut off at the end, or never saved */
  readonly lost: number;
  readonly clues: ScanClues;
}

export interface OpenOptions extends RawOptions {
  readonly signal?: AbortSignal;
  /** How the headers of all frames are learnt; by default all are read */
  readonly readIndex?: typeof readFrameIndex;
}

/**
 * Opens a `.mib` file and reads the headers of its frames.
 *
 * @throws InputError those of openRawAcquisition and of `readIndex`: mixed formats
 */
export async function openAcquisition(
  path: string,
  { signal, readIndex = readFrameIndex, ...options }: OpenOptions
): Promise<Acquisition> {
  const raw = await openRawAcquisition(path, options);
  const index = await naming(resolve(path), 'read', () => readIndex(raw.place, raw.header.headerBytes, signal));
  return acquisitionOf(raw, index);
}

/** What the headers of all frames make of a raw acquisition. */
export function acquisitionOf(raw: RawAcquisition, index: FrameIndex): Acquisition {
  const { path, place, frames, trailingBytes, hdr, metadata } = raw;
  const slots = frameSlots(index.sequence, framesDue(frames, trailingBytes, hdr?.framesInAcquisition));
  const warnings = [...raw.warnings];
  if (trailingBytes > 0) {
    warnings.push(
      `${path} is cut: its last frame has ${trailingBytes} of ${place.stride} bytes and is left out. The ${frames} whole frames are used.`
    );
  }
  const announced = isEdxCount(frames) ? 0 : (hdr?.framesInAcquisition ?? 0);
  if (announced > frameSlots(index.sequence, frames).count + (trailingBytes > 0 ? 1 : 0)) {
    warnings.push(
      `${path} holds ${frames} of the ${announced} frames its .hdr file announces: the acquisition was stopped early.`
    );
  }
  if (index.bothCounters) {
    warnings.push(
      `${path} holds frames of both counters in turn (two energy thresholds): they are converted as one series, in the order of the file.`
    );
  }
  warnings.push(...sequenceGaps(index.sequence, path).map(gap => gap.sentence));
  return {
    ...raw,
    slots,
    lost: slots.count - frames,
    clues: {
      frames: slots.count,
      exposuresNs: index.exposuresNs.every(Number.isNaN) ? undefined : bySlot(index.exposuresNs, slots),
      scanX: hdr?.scanX,
      scanY: hdr?.scanY,
      framesPerTrigger: hdr?.framesPerTrigger,
      setScanPx: metadata?.setScanPx
    },
    warnings
  };
}

/**
 * Frames the file should have. The .hdr is not asked where the frames that are there make a whole scan with EDX: Merlin
 * is then told to take X x X frames and gets X x (X - 1).
 */
function framesDue(frames: number, trailingBytes: number, announced = 0): number {
  if (trailingBytes > 0) {
    return Math.max(frames + 1, announced);
  }
  return isEdxCount(frames) ? frames : Math.max(frames, announced);
}
