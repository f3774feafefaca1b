import type { Unpack } from '../../core/merlin/pixelFormat';

import { REVERSED_UNITS } from '../unpackRule';

/** One entry of the segment table. */
interface Run {
  /** First stored byte, in the memory */
  source: number;
  /** Pixel of the frame that the first stored pixel becomes */
  pixel: number;
  pixels: number;
  /** 1 forward, -1 where columns are reversed */
  step: 1 | -1;
}

export function decode(
  memory: ArrayBuffer,
  unpack: Unpack,
  segments: number,
  segmentCount: number,
  source: number,
  target: number,
  planeBytes: number
): void {
  for (const run of runs(memory, segments, segmentCount, source)) {
    if (unpack === 'raw1') {
      spreadBits(new Uint8Array(memory), run, target);
    } else if (unpack === 'raw24') {
      joinPlanes(new DataView(memory), run, target, planeBytes);
    } else {
      const { pixelBytes, unit } = REVERSED_UNITS[unpack];
      permute(new Uint8Array(memory), run, target, pixelBytes, unit);
    }
  }
}

function* runs(memory: ArrayBuffer, segments: number, count: number, source: number): Generator<Run> {
  const words = new Uint32Array(memory, segments, 4 * count);
  for (let i = 0; i < words.length; i += 4) {
    yield { source: source + words[i], pixel: words[i + 1], pixels: words[i + 2], step: words[i + 3] === 0 ? 1 : -1 };
  }
}

function permute(bytes: Uint8Array, run: Run, target: number, pixelBytes: number, unit: number): void {
  const first = target + run.pixel * pixelBytes;
  for (let p = 0; p < run.pixels; p++) {
    const to = first + run.step * p * pixelBytes;
    for (let b = 0; b < pixelBytes; b++) {
      bytes[to + b] = bytes[run.source + ((p * pixelBytes + b) ^ (unit - 1))];
    }
  }
}

/** Pixel p is bit p % 8 of byte (p / 8) XOR 7: 64 pixels to a big-endian word, lowest bit first. */
function spreadBits(bytes: Uint8Array, run: Run, target: number): void {
  for (let p = 0; p < run.pixels; p++) {
    bytes[target + run.pixel + run.step * p] = (bytes[run.source + ((p >> 3) ^ 7)] >> (p & 7)) & 1;
  }
}

/** (high << 12) + low, each from a plane of big-endian 16-bit words in reversed order in every four. */
function joinPlanes(view: DataView, run: Run, target: number, planeBytes: number): void {
  for (let p = 0; p < run.pixels; p++) {
    const stored = run.source + 2 * (p ^ 3);
    const count = view.getUint16(stored) * 4096 + view.getUint16(stored + planeBytes);
    view.setUint32(target + 4 * (run.pixel + run.step * p), count, true);
  }
}
