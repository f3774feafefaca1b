export { permute } from './permute';
export { spreadBits } from './spreadBits';
export { joinPlanes } from './joinPlanes';
export { accumulate1, accumulate2, accumulate4, accumulate8 } from './accumulate';
export { addPromoted1, addPromoted2, addPromoted4, addPromoted8 } from './promote';
export { bin1, bin2, bin4, bin8 } from './bin';
export { byteShuffle } from './bytePlanes';
export { bitshuffleLz4 } from './bslz4';
export { unbitshuffleLz4 } from './bslz4Read';
