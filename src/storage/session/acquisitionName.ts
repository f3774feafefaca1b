import { basename } from 'node:path';

/**
 * Name stem of an acquisition's results: the file name up to the first `_data` (the time stamp T1 in a session), else
 * the file name without its ending.
 */
export function acquisitionStem(path: string): string {
  const name = basename(path).replace(/\.mib$/i, '');
  const cut = name.indexOf('_data');
  return cut > 0 ? name.slice(0, cut) : name;
}

/** Folders that Merlin names after the time: `20240821_150039`, in older data `20240821 150039`. */
export function isTimeStampFolder(name: string): boolean {
  return /^\d{8}[_ ]\d{6}$/.test(name);
}
