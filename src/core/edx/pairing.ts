/** A scan and the spectrum map that was recorded with it. */
export interface EdxPair {
  /** Time stamp of the scan, such as 20260317_101204 */
  readonly stamp: string;
  /** `.rpl` file of the map */
  readonly map: string;
}

/** What belongs together, and what is left for the user to settle. Nothing is guessed. */
export interface EdxPairing {
  readonly pairs: readonly EdxPair[];
  /** Scans whose stamp is in the names of several maps: none of them is taken */
  readonly doubts: readonly { readonly stamp: string; readonly maps: readonly string[] }[];
  /** Scans without a map */
  readonly scansAlone: readonly string[];
  /** Maps whose name holds the stamp of no scan */
  readonly mapsAlone: readonly string[];
}

/**
 * Pairs scans with spectrum maps by the time stamp that AZtec writes into the name of a map, "Map Data-Map Data - Site_<T1>.rpl".
 *
 * @param stamps time stamps of the scans
 * @param maps paths of `.rpl` files
 */
export function pairByStamp(stamps: readonly string[], maps: readonly string[]): EdxPairing {
  const found = [...new Set(stamps)].map(stamp => ({
    stamp,
    maps: maps.filter(map => fileName(map).includes(stamp))
  }));
  const claimed = new Set(found.flatMap(scan => scan.maps));
  return {
    pairs: found.filter(scan => scan.maps.length === 1).map(scan => ({ stamp: scan.stamp, map: scan.maps[0] })),
    doubts: found.filter(scan => scan.maps.length > 1),
    scansAlone: found.filter(scan => scan.maps.length === 0).map(({ stamp }) => stamp),
    mapsAlone: maps.filter(map => !claimed.has(map))
  };
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
