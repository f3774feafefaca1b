export { permute } from './permute';
export { spreadBits } from './spreadBits';
export { joinPlanes } from './joinPlanes';
export { accumulate1, accumulate2, accumulate4, accumulate8, accumulateFour2 } from './accumulate';
export { addPromoted1, addPromoted2, addPromoted4, addPromoted8 } from './promote';
export { bin1, bin2, bin4, bin8 } from './bin';
export { byteShuffle, byteUnshuffle } from './bytePlanes';
export { maskedSum1, maskedSum2, maskedSum4, maskedSum8 } from './maskedSum';
export { ringSums1, ringSums2, ringSums4, ringSums8 } from './ringSums';
export { momentSums1, momentSums2, momentSums4, momentSums8 } from './momentSums';
export {
  anyBits,
  countMoments1,
  countMoments2,
  countMomentsFour1,
  countMomentsFour2,
  spillMoments
} from './countMoments';
export { roundFrame1, roundFrame2, roundFrame4, roundFrame8 } from './roundFrame';
export { keepBits } from './keepBits';
export { bitshuffleLz4 } from './bslz4';
export { unbitshuffleLz4 } from './bslz4Read';
export { unblosc } from './blosc';
export { divergence, ratioProducts, residualSquares } from './comparison';
export { combineColumns, crossProducts, descendCoefficients, extrapolate } from './matrix';
