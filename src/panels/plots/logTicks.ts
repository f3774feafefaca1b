/** Ticks of a colour bar whose positions are log10 of the values. */
export interface LogTicks {
  readonly tickmode: 'array';
  readonly tickvals: number[];
  readonly ticktext: string[];
}

const MOST = 7;

/**
 * Ticks between two log10 values: at whole decades where there are three or more (every second or third of many), else at
 * 1, 2 and 5 of a decade, and in a range without two of those at four equal steps.
 */
export function logTicks(low: number, high: number): LogTicks {
  const firstDecade = Math.floor(low);
  const decades = Array.from({ length: Math.ceil(high) - firstDecade + 1 }, (_, index) => firstDecade + index);
  const inside = (position: number): boolean => position >= low - 1e-9 && position <= high + 1e-9;
  const whole = decades.filter(inside);
  const digits = decades.flatMap(decade => [1, 2, 5].map(digit => decade + Math.log10(digit))).filter(inside);
  const stride = Math.ceil(whole.length / MOST);
  const tickvals =
    whole.length >= 3
      ? whole.filter((_, index) => index % stride === 0)
      : digits.length >= 2
        ? digits
        : [0, 1, 2, 3].map(step => low + (step / 3) * (high - low));
  return { tickmode: 'array', tickvals, ticktext: tickvals.map(position => label(10 ** position)) };
}

function label(value: number): string {
  const rounded = Number(value.toPrecision(4));
  return rounded >= 1e5 || rounded < 1e-3 ? rounded.toExponential().replace('e+', 'e') : String(rounded);
}
