/** A scale bar: how long, and what it says. */
export interface ScaleBar {
  /** In units of the axes */
  readonly length: number;
  readonly label: string;
}

/** Of the width in view */
const MOST = 0.3;

const SHORTER: Readonly<Record<string, { readonly unit: string; readonly per: number }>> = {
  nm: { unit: 'µm', per: 1000 }
};

/**
 * The longest of 1, 2 and 5 times a power of ten that takes at most three tenths of the width in view.
 *
 * @param width in view, in units of the axes
 */
export function scaleBar(width: number, unit: string): ScaleBar {
  const most = MOST * width;
  // A width of exactly 1, 2 or 5 is not to be lost to rounding
  const decade = Math.floor(Math.log10(most * (1 + 1e-9)));
  const digit = [5, 2, 1].find(each => each * 10 ** decade <= most * (1 + 1e-9)) ?? 1;
  const length = Number(`${digit}e${decade}`);
  const larger = SHORTER[unit];
  return larger && length >= larger.per
    ? { length, label: `${Number((length / larger.per).toPrecision(3))} ${larger.unit}` }
    : { length, label: `${length} ${unit}` };
}
