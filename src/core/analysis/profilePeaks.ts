/** A ring in a profile. */
export interface ProfilePeak {
  /** Place of the top between bins: that of the parabola through it and its neighbours */
  readonly place: number;
  readonly height: number;
  /** How far it stands out: height over the higher of the lowest values on the way to something higher on either side */
  readonly prominence: number;
  /** Width in bins at half its prominence, linear between bins */
  readonly width: number;
}

/**
 * Local maxima of a profile that stand out by some part of the most prominent one, from the inside outwards. Prominence and width as topography
 * has them, see scipy.signal.peak_prominences and peak_widths.
 *
 * @param values NaN where there is no data: it ends the way to either side
 * @param least part of the largest prominence
 */
export function profilePeaks(values: ArrayLike<number>, least: number): ProfilePeak[] {
  const peaks: ProfilePeak[] = [];
  for (let bin = 1; bin < values.length - 1; bin++) {
    if (values[bin] > values[bin - 1] && values[bin] > values[bin + 1]) {
      peaks.push(peakAt(values, bin));
    }
  }
  const largest = Math.max(...peaks.map(({ prominence }) => prominence));
  return peaks.filter(({ prominence }) => prominence >= least * largest);
}

function peakAt(values: ArrayLike<number>, top: number): ProfilePeak {
  const height = values[top];
  const lowest = (step: number): number => {
    let low = height;
    for (let bin = top + step; values[bin] <= height; bin += step) {
      low = Math.min(low, values[bin]);
    }
    return low;
  };
  const prominence = height - Math.max(lowest(-1), lowest(1));
  const level = height - prominence / 2;
  const side = (step: number): number => {
    let bin = top;
    while (values[bin + step] > level) {
      bin += step;
    }
    const [inner, outer] = [values[bin], values[bin + step]];
    return bin + (outer < inner ? (step * (inner - level)) / (inner - outer) : 0);
  };
  const [before, after] = [values[top - 1], values[top + 1]];
  return {
    place: top + (0.5 * (before - after)) / (before - 2 * height + after),
    height,
    prominence,
    width: side(1) - side(-1)
  };
}
