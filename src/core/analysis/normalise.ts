/** Steps that a profile goes through before it is decomposed, in this order. */
export interface Normalising {
  /** ln(1 + value) */
  readonly log: boolean;
  readonly normalise: 'none' | 'max' | 'range' | 'sum';
}

/** Changes a profile of values from 0 up in place. One without any signal stays zero. */
export function normaliseProfile(profile: Float64Array, { log, normalise }: Normalising): void {
  if (log) {
    profile.forEach((value, at) => (profile[at] = Math.log1p(value)));
  }
  if (normalise === 'none') {
    return;
  }
  let [least, most, sum] = [Infinity, 0, 0];
  for (const value of profile) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    sum += value;
  }
  const base = normalise === 'range' ? least : 0;
  const size = normalise === 'sum' ? sum : most - base;
  profile.forEach((value, at) => (profile[at] = size > 0 ? (value - base) / size : 0));
}
