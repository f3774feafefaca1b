import { InputError } from '../../../core/errors';
import { bytesOfBins } from '../slabs/lookAtBins';

/** Bins of the common axis that are decomposed. */
export interface UsedBins {
  /** First of the q range, and the one behind its last */
  readonly range: readonly [number, number];
  /** Those of the range that have data */
  readonly used: readonly number[];
}

interface Found {
  readonly bins: readonly number[];
  /** 1 for each scan position with data in all these bins */
  readonly complete: readonly Uint8Array[];
}

/**
 * Which bins and positions have data. Positions without any data (masked ones) do not count against a bin.
 *
 * @param missing for each position of each data set a bit for each bin without data
 * @throws InputError `E_NO_SIGNAL` when no bin has
 */
export function usedBins(
  missing: readonly Uint8Array[],
  bins: number,
  [first, behind]: readonly [number, number]
): Found {
  const bytes = bytesOfBins(bins);
  const gaps = new Float64Array(behind - first);
  const lacking = (bits: Uint8Array, position: number): number[] => {
    const found: number[] = [];
    for (let bin = first; bin < behind; bin++) {
      if ((bits[position * bytes + (bin >> 3)] >> (bin & 7)) & 1) {
        found.push(bin - first);
      }
    }
    return found;
  };
  let withData = 0;
  const complete = missing.map(bits => {
    const own = new Uint8Array(bits.length / bytes).fill(1);
    own.forEach((_, position) => {
      const without = hasBits(bits, position * bytes, bytes) ? lacking(bits, position) : [];
      if (without.length === gaps.length) {
        own[position] = 0;
        return;
      }
      withData++;
      without.forEach(bin => gaps[bin]++);
    });
    return own;
  });
  // A bin is one of so many values of a position: what loses fewer of them is left out, the bin or the positions that lack it
  const isUsed = Array.from(gaps, count => count * gaps.length <= withData);
  complete.forEach((own, at) =>
    own.forEach((isWhole, position) => {
      if (isWhole && hasBits(missing[at], position * bytes, bytes)) {
        own[position] = lacking(missing[at], position).some(bin => isUsed[bin]) ? 0 : 1;
      }
    })
  );
  const used = isUsed.flatMap((isOne, bin) => (isOne ? [first + bin] : []));
  if (used.length === 0 || withData === 0) {
    throw new InputError(
      'E_NO_SIGNAL',
      'No bin within the q range has data at most scan positions: choose another (--q-range).'
    );
  }
  return { bins: used, complete };
}

function hasBits(bits: Uint8Array, start: number, bytes: number): boolean {
  for (let at = start; at < start + bytes; at++) {
    if (bits[at] !== 0) {
      return true;
    }
  }
  return false;
}
