/** Start of an acquisition in ns since 1970; the stamp is taken as UTC, which is local time in winter. */
export function startOf(stamp: string): bigint {
  const iso = stamp.replace(/^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z');
  return BigInt(Date.parse(iso)) * 1_000_000n + 396_481_181n;
}
