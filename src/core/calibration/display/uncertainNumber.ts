const MINUS = '\u2212';
/** Decimals of a number whose error is not known */
const DECIMALS = 4;

/**
 * A value with its standard error in the last two digits, as 0.010070(18) for 0.01007 ± 0.000018; from an error of 1 on
 * with its point, as 12.3(1.5), and both rounded to tens from 100 on, as 1230(120).
 */
export function uncertainNumber(value: number, error: number): string {
  if (!Number.isFinite(value)) {
    return 'not known';
  }
  if (!(error > 0 && Number.isFinite(error))) {
    return signed(value.toFixed(DECIMALS));
  }
  const digits = decimals(error);
  if (digits <= 0) {
    const unit = 10 ** -digits;
    return signed(`${Math.round(value / unit) * unit}(${Math.round(error / unit) * unit})`);
  }
  const rounded = error.toFixed(digits);
  return signed(`${value.toFixed(digits)}(${error < 1 ? rounded.replace(/^0\.0*/, '') : rounded})`);
}

/** Decimals that show two digits of an error, 9.96 being 10. */
function decimals(error: number): number {
  return 1 - Number(error.toExponential(1).split('e')[1]);
}

/** A minus sign as wide as a plus sign. */
export function signed(text: string): string {
  return text.replace(/^-(?=\d)/, MINUS);
}

/** A part of one in percent, with two digits. */
export function percent(part: number): string {
  if (!Number.isFinite(part)) {
    return 'not known';
  }
  const size = Math.abs(100 * part);
  return `${signed((100 * part).toFixed(size === 0 ? 0 : Math.min(6, Math.max(0, decimals(size)))))} %`;
}
