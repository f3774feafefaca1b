import { dirname, join, resolve, sep } from 'node:path';

import { InputError } from '../../../core/errors';

/**
 * Folder for an analysis: `processing/Merlin/<what the data sets' subfolders have in common>/analysis/<time>`, or as named.
 *
 * @throws InputError `E_NO_OUT` for profiles outside of a session's processing folder, where nothing is written unasked
 */
export function resultFolder(files: readonly string[], out: string | undefined, time: Date): string {
  if (out !== undefined) {
    return resolve(out);
  }
  const [first, ...others] = files.map(file => dirname(dirname(file)).split(sep));
  const end = first.findIndex((part, at) => others.some(parts => parts[at] !== part));
  const shared = end < 0 ? first : first.slice(0, end);
  const processing = shared.lastIndexOf('processing');
  if (processing < 0 || shared[processing + 1] !== 'Merlin') {
    throw new InputError(
      'E_NO_OUT',
      `${files[0]} is not inside the processing folder of a session, so there is no usual place for results: name an output folder (--out).`
    );
  }
  return join(shared.join(sep) || sep, 'analysis', stampOf(time));
}

/** 20260131_235959 */
function stampOf(time: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${time.getFullYear()}${two(time.getMonth() + 1)}${two(time.getDate())}`;
  return `${day}_${two(time.getHours())}${two(time.getMinutes())}${two(time.getSeconds())}`;
}
