import { resolve } from 'node:path';

import type { FrameSlots } from '../../core/merlin/frameSlots';
import { bySlot, emptySlots, extended, frameSlots, rearranged } from '../../core/merlin/frameSlots';
import { sequenceGaps } from '../../core/merlin/sequenceGaps';
import type { Announced } from '../../core/scan/announced';
import { announcedFrames } from '../../core/scan/announced';
import { gapPlaces } from '../../core/scan/gapPlaces';
import { counted, grouped } from '../../core/scan/inWords';
import type { MendedLines } from '../../core/scan/mendLines';
import { mendLines } from '../../core/scan/mendLines';
import type { Pauses } from '../../core/scan/pauses';
import { findPauses } from '../../core/scan/pauses';
import type { ScanClues } from '../../core/scan/scanPlan';
import { naming } from '../fileErrors';
import type { FrameIndex } from './frameIndex';
import { readFrameIndex } from './frameIndex';
import type { RawAcquisition, RawOptions } from './rawAcquisition';
import { openRawAcquisition } from './rawAcquisition';

/** A raw acquisition with what the headers of its frames say: everything but the pixels. */
export interface Acquisition extends RawAcquisition {
  readonly slots: FrameSlots;
  /** Frames that should be there and are not: never saved, cut off at the end, or announced */
  readonly lost: number;
  readonly clues: ScanClues;
}

export interface OpenOptions extends RawOptions {
  readonly signal?: AbortSignal;
  /** How the headers of all frames are learnt; by default all are read */
  readonly readIndex?: (raw: RawAcquisition, signal?: AbortSignal) => Promise<FrameIndex>;
}

/**
 * Opens a `.mib` file and reads the headers of its frames.
 *
 * @throws InputError those of openRawAcquisition and of `readIndex`: mixed formats
 */
export async function openAcquisition(
  path: string,
  { signal, readIndex = readAll, ...options }: OpenOptions
): Promise<Acquisition> {
  const raw = await openRawAcquisition(path, options);
  const index = await naming(resolve(path), 'read', () => readIndex(raw, signal));
  return acquisitionOf(raw, index);
}

function readAll({ place, header }: RawAcquisition, signal?: AbortSignal): Promise<FrameIndex> {
  return readFrameIndex(place, header.headerBytes, signal);
}

/** What the headers of all frames make of a raw acquisition. */
export function acquisitionOf(raw: RawAcquisition, index: FrameIndex): Acquisition {
  const { path, frames, trailingBytes, hdr, metadata } = raw;
  const asked = { scanX: hdr?.scanX, scanY: hdr?.scanY, setScanPx: metadata?.setScanPx };
  const announced = announcedFrames(frames, { framesInAcquisition: hdr?.framesInAcquisition, ...asked });
  const placed = placesOf(index, announced?.frames ?? 0);
  const due = trailingBytes > 0 ? frames + 1 : frames;
  const slots = extended(placed.slots, frames, Math.max(due, hdr?.framesInAcquisition ? (announced?.frames ?? 0) : 0));
  return {
    ...raw,
    slots,
    lost: Math.max(emptySlots(slots), (announced?.frames ?? 0) - frames),
    clues: {
      frames: slots.count,
      exposuresNs: index.exposuresNs.every(Number.isNaN) ? undefined : bySlot(index.exposuresNs, slots),
      pauses: placed.pauses,
      announced: hdr?.framesInAcquisition,
      framesPerTrigger: hdr?.framesPerTrigger,
      ...asked
    },
    warnings: [
      ...raw.warnings,
      ...cutOff(raw),
      ...missing(raw, announced),
      ...(index.bothCounters
        ? [
            `${path} holds frames of both counters in turn (two energy thresholds): they are converted as one series, in the order of the file.`
          ]
        : []),
      ...sequenceGaps(index.sequence, path).map(gap => gap.sentence),
      ...(placed.mended ? [mendedSentence(path, placed.mended)] : [])
    ]
  };
}

/** Places of frames by their numbers, and by their times where frames are missing that no number tells of. */
function placesOf(index: FrameIndex, announced: number): { slots: FrameSlots; pauses?: Pauses; mended?: MendedLines } {
  const slots = frameSlots(index.sequence);
  const exposuresNs = bySlot(index.exposuresNs, slots);
  const pauses = findPauses(bySlot(index.timesUs, slots), exposuresNs);
  const mended = mendLines(slots.count, exposuresNs, pauses);
  const places = mended?.places ?? gapPlaces(slots.count, announced - slots.count, pauses);
  if (!places) {
    return { slots, pauses };
  }
  const rest = rearranged(slots, places);
  return { slots: rest, pauses: findPauses(bySlot(index.timesUs, rest), bySlot(index.exposuresNs, rest)), mended };
}

function cutOff({ path, frames, trailingBytes, place }: RawAcquisition): string[] {
  return trailingBytes === 0
    ? []
    : [
        `${path} is cut: its last frame has ${trailingBytes} of ${place.stride} bytes and is left out. The ${frames} whole frames are used.`
      ];
}

function missing({ path, frames, trailingBytes }: RawAcquisition, announced: Announced | undefined): string[] {
  const lost = (announced?.frames ?? 0) - frames;
  return announced === undefined || lost <= (trailingBytes > 0 ? 1 : 0)
    ? []
    : [
        `${path} holds ${frames} of the ${announced.frames} frames that ${announced.by}: ${lost} are missing. The acquisition was stopped early, or frames were lost.`
      ];
}

function mendedSentence(path: string, { framesPerLine, shortLines, lost, longLines, extra }: MendedLines): string {
  const usual = `than the usual ${grouped(framesPerLine)}`;
  const parts = [
    shortLines > 0 &&
      `${counted(shortLines, 'line')} of the scan ${shortLines === 1 ? 'has' : 'have'} fewer frames ${usual}: ${counted(lost, 'frame')} ${lost === 1 ? 'was' : 'were'} lost, and the places stay empty.`,
    longLines > 0 &&
      `${counted(longLines, 'line')} of the scan ${longLines === 1 ? 'has' : 'have'} more frames ${usual}: ${counted(extra, 'frame')} ${extra === 1 ? 'is' : 'are'} left out.`
  ];
  return `${path}: ${parts.filter(Boolean).join(' ')}`;
}
