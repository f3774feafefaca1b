/** Bins of equal width in q; bin k is centred at offset + k scale, in 1/Å. */
export interface BinAxis {
  readonly scale: number;
  readonly offset: number;
  readonly bins: number;
}

/** Axes that differ by less than this part of a bin at their ends are one. */
const SAME = 1e-3;

/** One axis for profiles of several: where they differ, the widest bins over the range that all of them cover. */
export function commonAxis(axes: readonly BinAxis[]): { axis: BinAxis; differ: boolean } {
  const [first] = axes;
  const end = ({ scale, offset, bins }: BinAxis): number => offset + scale * (bins - 1);
  const differ = axes.some(
    axis =>
      Math.abs(axis.offset - first.offset) > SAME * first.scale ||
      Math.abs(axis.scale - first.scale) * Math.max(axis.bins, first.bins) > SAME * first.scale
  );
  if (!differ) {
    return { axis: { ...first, bins: Math.min(...axes.map(({ bins }) => bins)) }, differ };
  }
  const scale = Math.max(...axes.map(axis => axis.scale));
  const offset = Math.max(...axes.map(axis => axis.offset));
  const last = Math.min(...axes.map(end));
  return { axis: { scale, offset, bins: Math.max(0, Math.floor((last - offset) / scale + 1 + SAME)) }, differ };
}

/** How profiles of one axis are read on another: linearly between the two bins on either side. */
export interface Resampling {
  /** Lower bin for each bin of the target */
  readonly lower: Int32Array;
  /** Weight of the next bin */
  readonly weight: Float64Array;
}

/** @returns undefined where the axes are the same, and bins are taken as they are */
export function resampling(from: BinAxis, to: BinAxis): Resampling | undefined {
  if (!commonAxis([to, from]).differ) {
    return undefined;
  }
  const lower = new Int32Array(to.bins);
  const weight = new Float64Array(to.bins);
  for (let bin = 0; bin < to.bins; bin++) {
    const place = (to.offset + bin * to.scale - from.offset) / from.scale;
    lower[bin] = Math.min(from.bins - 2, Math.max(0, Math.floor(place)));
    weight[bin] = Math.min(1, Math.max(0, place - lower[bin]));
  }
  return { lower, weight };
}

/** Area of a full ring in pixels: that between the circles half a bin to either side, a disc for bin 0. */
export function fullRingAreas({ scale, offset, bins }: BinAxis): Float64Array {
  return Float64Array.from({ length: bins }, (_, bin) => {
    const radius = Math.abs(offset / scale + bin);
    return Math.PI * ((radius + 0.5) ** 2 - Math.max(0, radius - 0.5) ** 2);
  });
}
