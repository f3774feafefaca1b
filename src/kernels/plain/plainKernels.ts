import type { Kernels } from '../kernels';

import { accumulate, accumulateFour } from './accumulate';
import { binDetector } from './bin';
import { unblosc } from './blosc';
import { bitshuffleLz4 } from './bslz4';
import { unbitshuffleLz4 } from './bslz4Read';
import { byteShuffle, byteUnshuffle } from './byteShuffle';
import { decode } from './decode';
import { keepBits } from './keepBits';
import { maskedSum } from './maskedSum';
import { matrixKernels } from './matrix';
import { anyBits, countMoments, countMomentsFour, spillMoments } from './countMoments';
import { momentSums } from './momentSums';
import { addPromoted } from './promote';
import { ringSums } from './ringSums';
import { roundFrame } from './roundFrame';

/** The kernels without WebAssembly: the same bytes from loops that can be read, tens of times slower. */
export function plainKernels(memory: ArrayBuffer): Kernels {
  return {
    name: 'plain',
    memory,
    decode: (...args) => decode(memory, ...args),
    accumulate: (...args) => accumulate(memory, ...args),
    accumulateFour: (...args) => accumulateFour(memory, ...args),
    maskedSum: (...args) => maskedSum(memory, ...args),
    ringSums: (...args) => ringSums(memory, ...args),
    momentSums: (...args) => momentSums(memory, ...args),
    anyBits: (...args) => anyBits(memory, ...args),
    countMoments: (...args) => countMoments(memory, ...args),
    countMomentsFour: (...args) => countMomentsFour(memory, ...args),
    spillMoments: (...args) => spillMoments(memory, ...args),
    roundFrame: (...args) => roundFrame(memory, ...args),
    keepBits: (...args) => keepBits(memory, ...args),
    addPromoted: (...args) => addPromoted(memory, ...args),
    binDetector: (...args) => binDetector(memory, ...args),
    bitshuffleLz4: (pixelBytes, source, pixels, target) => bitshuffleLz4(memory, pixelBytes, source, pixels, target),
    unbitshuffleLz4: (pixelBytes, source, size, target, pixels, _scratch, first, end) =>
      unbitshuffleLz4(memory, pixelBytes, source, size, target, pixels, first, end),
    unblosc: (source, size, target, bytes, _scratch, first, end) =>
      unblosc(memory, source, size, target, bytes, first, end),
    byteShuffle: (...args) => byteShuffle(memory, ...args),
    byteUnshuffle: (...args) => byteUnshuffle(memory, ...args),
    ...matrixKernels(memory)
  };
}
