import type { PixelBytes } from '../core/merlin/pixelFormat';

import type { Kernels, SmallPixelBytes } from './kernels';
import type { MatrixKernels } from './matrixKernels';
import { REVERSED_UNITS } from './unpackRule';

type Accumulate = (frame: number, pixels: number, sum: number, maximum: number) => number;
type AddPromoted = (frame: number, pixels: number, accumulator: number) => void;
type MaskedSum = (frame: number, runs: number, runCount: number) => number;
type RingSums = (
  frame: number,
  rows: number,
  columns: number,
  used: number,
  entries: number,
  stride: number,
  sums: number
) => number;
type RoundFrame = (
  frame: number,
  rows: number,
  columns: number,
  used: number,
  map: number,
  position: number,
  target: number
) => void;
type MomentSums = (frame: number, rows: number, columns: number, used: number, sums: number, stride: number) => void;
type CountMoments = (frame: number, pixels: number, sums: number, plane: number) => void;
type CountMomentsFour = (frames: number, stride: number, pixels: number, sums: number, plane: number) => void;
type Bin = (frame: number, rows: number, columns: number, factor: number, target: number) => void;

/** What assembly/index.ts exports. Offsets come in and sizes go out as 32-bit integers, signed on the way out. */
export interface KernelExports extends MatrixKernels {
  permute(
    pixelBytes: number,
    unit: number,
    segments: number,
    segmentCount: number,
    source: number,
    target: number
  ): void;
  spreadBits(segments: number, segmentCount: number, source: number, target: number): void;
  joinPlanes(segments: number, segmentCount: number, source: number, target: number, planeBytes: number): void;
  accumulate1: Accumulate;
  accumulate2: Accumulate;
  accumulate4: Accumulate;
  accumulate8: Accumulate;
  accumulateFour2(frames: number, stride: number, pixels: number, sum: number, maximum: number, totals: number): void;
  maskedSum1: MaskedSum;
  maskedSum2: MaskedSum;
  maskedSum4: MaskedSum;
  maskedSum8: MaskedSum;
  ringSums1: RingSums;
  ringSums2: RingSums;
  ringSums4: RingSums;
  ringSums8: RingSums;
  momentSums1: MomentSums;
  momentSums2: MomentSums;
  momentSums4: MomentSums;
  momentSums8: MomentSums;
  anyBits: Kernels['anyBits'];
  countMoments1: CountMoments;
  countMoments2: CountMoments;
  countMomentsFour1: CountMomentsFour;
  countMomentsFour2: CountMomentsFour;
  spillMoments: Kernels['spillMoments'];
  roundFrame1: RoundFrame;
  roundFrame2: RoundFrame;
  roundFrame4: RoundFrame;
  roundFrame8: RoundFrame;
  keepBits: Kernels['keepBits'];
  addPromoted1: AddPromoted;
  addPromoted2: AddPromoted;
  addPromoted4: AddPromoted;
  addPromoted8: AddPromoted;
  bin1: Bin;
  bin2: Bin;
  bin4: Bin;
  bin8: Bin;
  bitshuffleLz4: Kernels['bitshuffleLz4'];
  unbitshuffleLz4: (...args: Required<Parameters<Kernels['unbitshuffleLz4']>>) => number;
  unblosc: (...args: Required<Parameters<Kernels['unblosc']>>) => number;
  byteShuffle: Kernels['byteShuffle'];
  byteUnshuffle: Kernels['byteUnshuffle'];
}

/** The kernels of a module that was instantiated on `memory`. */
export function wasmKernels(memory: ArrayBuffer, module: KernelExports): Kernels {
  const accumulate: Record<PixelBytes, Accumulate> = {
    1: module.accumulate1,
    2: module.accumulate2,
    4: module.accumulate4,
    8: module.accumulate8
  };
  const maskedSum: Record<PixelBytes, MaskedSum> = {
    1: module.maskedSum1,
    2: module.maskedSum2,
    4: module.maskedSum4,
    8: module.maskedSum8
  };
  const ringSums: Record<PixelBytes, RingSums> = {
    1: module.ringSums1,
    2: module.ringSums2,
    4: module.ringSums4,
    8: module.ringSums8
  };
  const roundFrame: Record<PixelBytes, RoundFrame> = {
    1: module.roundFrame1,
    2: module.roundFrame2,
    4: module.roundFrame4,
    8: module.roundFrame8
  };
  const momentSums: Record<PixelBytes, MomentSums> = {
    1: module.momentSums1,
    2: module.momentSums2,
    4: module.momentSums4,
    8: module.momentSums8
  };
  const countMoments: Record<SmallPixelBytes, CountMoments> = { 1: module.countMoments1, 2: module.countMoments2 };
  const countMomentsFour: Record<SmallPixelBytes, CountMomentsFour> = {
    1: module.countMomentsFour1,
    2: module.countMomentsFour2
  };
  const addPromoted: Record<PixelBytes, AddPromoted> = {
    1: module.addPromoted1,
    2: module.addPromoted2,
    4: module.addPromoted4,
    8: module.addPromoted8
  };
  const bin: Record<PixelBytes, Bin> = { 1: module.bin1, 2: module.bin2, 4: module.bin4, 8: module.bin8 };
  return {
    name: 'wasm-simd',
    memory,
    decode: (unpack, segments, segmentCount, source, target, planeBytes) => {
      if (unpack === 'raw1') {
        module.spreadBits(segments, segmentCount, source, target);
      } else if (unpack === 'raw24') {
        module.joinPlanes(segments, segmentCount, source, target, planeBytes);
      } else {
        const { pixelBytes, unit } = REVERSED_UNITS[unpack];
        module.permute(pixelBytes, unit, segments, segmentCount, source, target);
      }
    },
    accumulate: (pixelBytes, ...args) => accumulate[pixelBytes](...args),
    accumulateFour: (pixelBytes, frames, stride, pixels, sum, maximum, totals) => {
      if (pixelBytes === 2) {
        module.accumulateFour2(frames, stride, pixels, sum, maximum, totals);
      } else {
        const found = new Float64Array(memory, totals, 4);
        for (let frame = 0; frame < 4; frame++) {
          found[frame] = accumulate[pixelBytes](frames + frame * stride, pixels, sum, maximum);
        }
      }
    },
    maskedSum: (pixelBytes, ...args) => maskedSum[pixelBytes](...args),
    // Numbers come out signed
    ringSums: (pixelBytes, ...args) => ringSums[pixelBytes](...args) >>> 0,
    momentSums: (pixelBytes, ...args) => momentSums[pixelBytes](...args),
    anyBits: module.anyBits,
    countMoments: (pixelBytes, ...args) => countMoments[pixelBytes](...args),
    countMomentsFour: (pixelBytes, ...args) => countMomentsFour[pixelBytes](...args),
    spillMoments: module.spillMoments,
    roundFrame: (pixelBytes, ...args) => roundFrame[pixelBytes](...args),
    keepBits: module.keepBits,
    addPromoted: (pixelBytes, ...args) => addPromoted[pixelBytes](...args),
    binDetector: (pixelBytes, ...args) => bin[pixelBytes](...args),
    bitshuffleLz4: module.bitshuffleLz4,
    unbitshuffleLz4: (pixelBytes, source, size, target, pixels, scratch, first = 0, end = pixels) =>
      module.unbitshuffleLz4(pixelBytes, source, size, target, pixels, scratch, first, end),
    unblosc: (source, size, target, bytes, scratch, first = 0, end = bytes) =>
      module.unblosc(source, size, target, bytes, scratch, first, end),
    byteShuffle: module.byteShuffle,
    byteUnshuffle: module.byteUnshuffle,
    combineColumns: module.combineColumns,
    crossProducts: module.crossProducts,
    descendCoefficients: module.descendCoefficients,
    extrapolate: module.extrapolate,
    ratioProducts: module.ratioProducts,
    residualSquares: module.residualSquares,
    divergence: module.divergence
  };
}
