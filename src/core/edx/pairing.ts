/** A scan, as spectrum maps are paired with it. */
export interface PairedScan {
  /** Time stamp, such as 20260317_101204 */
  readonly stamp: string;
  /** Where its profiles are: names of folders are those of specimens and sites */
  readonly path: string;
}

/** A file with a spectrum map. */
export interface FoundMap {
  readonly path: string;
  /** What an h5oina file says of itself */
  readonly labels?: MapLabels;
}

export interface MapLabels {
  readonly specimen?: string;
  readonly site?: string;
  /** When it was acquired, local time as in 2026-03-17T10:12:31 */
  readonly date?: string;
}

/** By what a scan and a map were found to belong together. */
export type PairedBy = 'name' | 'label' | 'date' | 'user';

/** A scan and the spectrum map that was recorded with it. */
export interface EdxPair {
  readonly stamp: string;
  /** File of the map */
  readonly map: string;
  readonly by: PairedBy;
  /** h5oina file of the same map beside an `.rpl`: it has the energies, and the step */
  readonly header?: string;
  /** From the stamp to the date of the map, where they were paired by it, s */
  readonly seconds?: number;
}

/** What belongs together, and what is left for the user to settle. Nothing is guessed. */
export interface EdxPairing {
  readonly pairs: readonly EdxPair[];
  /** Scans for which there are several maps, or a map for which there are several scans: none of them is taken */
  readonly doubts: readonly { readonly stamp: string; readonly maps: readonly string[]; readonly by: PairedBy }[];
  /** Scans without a map */
  readonly scansAlone: readonly string[];
  /** Maps that belong to no scan */
  readonly mapsAlone: readonly string[];
}

/** Scans and the maps that speak for them. */
type Claims = ReadonlyMap<string, readonly FoundMap[]>;

/** A map that was recorded with a scan is of the same time, within so many seconds: the stamp is of its beginning. */
export const DATE_TOLERANCE = 120;
const IS_H5OINA = /\.h5oina$/i;

/**
 * Pairs scans with spectrum maps: by the time stamp that AZtec writes into the name of a map, "Map Data-Map Data - Site_<T1>.rpl"; of those that are left, by
 * a label within the file that holds a stamp; then by the date within the file, where specimen and site do not name the folder of another scan.
 */
export function pairMaps(scans: readonly PairedScan[], maps: readonly FoundMap[]): EdxPairing {
  const single = [...new Map(scans.map(scan => [scan.stamp, scan])).values()];
  const found: { pairs: EdxPair[]; doubts: EdxPairing['doubts'][number][] } = { pairs: [], doubts: [] };
  let [scansLeft, mapsLeft] = [single, [...maps]];
  const rules: readonly [PairedBy, (scan: PairedScan, map: FoundMap) => boolean][] = [
    ['name', ({ stamp }, { path }) => fileName(path).includes(stamp)],
    ['label', ({ stamp }, { labels }) => [labels?.site, labels?.specimen].some(label => label?.includes(stamp))],
    ['date', (scan, map) => isDateOf(scan, map, single)]
  ];
  for (const [by, belongs] of rules) {
    const claims: Claims = new Map(
      scansLeft.map(scan => [scan.stamp, mapsLeft.filter(map => belongs(scan, map))] as const)
    );
    for (const [stamp, claimed] of claims) {
      if (claimed.length === 0) {
        continue;
      }
      const pair = oneMap(claimed);
      const isShared = [...claims].some(
        ([other, theirs]) => other !== stamp && theirs.some(map => claimed.includes(map))
      );
      if (pair === undefined || (isShared && by !== 'name')) {
        found.doubts.push({ stamp, maps: claimed.map(({ path }) => path), by });
      } else {
        const seconds = by === 'date' ? secondsAfter(stamp, claimed[0].labels?.date) : undefined;
        found.pairs.push({ stamp, by, ...pair, ...(seconds !== undefined && { seconds }) });
      }
    }
    const taken = new Set([...claims.values()].flat());
    scansLeft = scansLeft.filter(({ stamp }) => claims.get(stamp)?.length === 0);
    mapsLeft = mapsLeft.filter(map => !taken.has(map));
  }
  const order = single.map(({ stamp }) => stamp);
  return {
    pairs: found.pairs.sort((a, b) => order.indexOf(a.stamp) - order.indexOf(b.stamp)),
    doubts: found.doubts,
    scansAlone: scansLeft.map(({ stamp }) => stamp),
    mapsAlone: mapsLeft.map(({ path }) => path)
  };
}

/** One map may be exported in both formats: counts are those of the `.rpl`, which can be finer. */
function oneMap(maps: readonly FoundMap[]): Pick<EdxPair, 'map' | 'header'> | undefined {
  const headers = maps.filter(({ path }) => IS_H5OINA.test(path));
  const ripples = maps.filter(map => !headers.includes(map));
  if (ripples.length > 1 || headers.length > 1) {
    return undefined;
  }
  return ripples.length === 0
    ? { map: headers[0].path }
    : { map: ripples[0].path, ...(headers.length > 0 && { header: headers[0].path }) };
}

/** Labels such as "Specimen 1" are the names of no folder, and say nothing. */
function isDateOf(scan: PairedScan, { labels }: FoundMap, scans: readonly PairedScan[]): boolean {
  const seconds = secondsAfter(scan.stamp, labels?.date);
  if (seconds === undefined || Math.abs(seconds) > DATE_TOLERANCE) {
    return false;
  }
  return [labels?.specimen, labels?.site].every(label => {
    const named = scans.filter(({ path }) => label !== undefined && foldersOf(path).includes(label.toLowerCase()));
    return named.length === 0 || named.includes(scan);
  });
}

/** From a stamp to a date, both in local time; undefined where one of them is no time. */
function secondsAfter(stamp: string, date: string | undefined): number | undefined {
  const began = /^(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)/.exec(stamp);
  const acquired = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(date ?? '');
  if (!began || !acquired) {
    return undefined;
  }
  const [from, to] = [began, acquired].map(parts => {
    const [year, month, ...rest] = parts.slice(1, 7).map(Number);
    return Date.UTC(year, month - 1, ...(rest as [number, number, number, number]));
  });
  return (to - from) / 1000;
}

function foldersOf(path: string): string[] {
  return path.toLowerCase().split(/[/\\]/).slice(0, -1);
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
