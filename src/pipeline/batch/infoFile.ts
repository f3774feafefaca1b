import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { formatConversionInfo, isOwnConversionInfo } from '../../core/conversionInfo';
import { InputError } from '../../core/errors';
import type { InfoFileRequest, InfoFileResult } from '../../protocol/convert/batchFiles';
import type { ConvertOptions } from '../../protocol/convert/convertOptions';
import type { ShapeChoices } from '../../protocol/convert/shapeChoice';
import { errorCode, naming } from '../../storage/fileErrors';
import type { PathGuard } from '../../storage/pathGuard';
import { scriptsFolder } from './scriptsFolder';
import { writeText } from './textFile';
import { copyUnderUsualName } from './usualCopy';

export const INFO_FILE = 'convert_info.txt';
/** Slurm's own limit of tasks in an array, unless a site has raised it. */
const USUAL_ARRAY = 1000;
const MOST_FOLDERS = 1000;

/**
 * Writes the conversion info file of a list of raw files into a folder of its own, `scripts/<time>/`, where nothing changes it any
 * more: tasks that run read their input from it, and a later list must not change that. A copy stands under the usual name.
 *
 * @throws InputError of the guard and the file system, `E_NO_OUT`, `E_SESSIONS`
 */
export async function writeInfoFile(
  { paths, options, shapes, place }: InfoFileRequest,
  guard: PathGuard,
  now = new Date()
): Promise<InfoFileResult> {
  const { scripts, name, text } = await composedInfo({ paths, options, shapes, place }, guard, now);
  const folder = await newFolder(scripts, name);
  const path = join(folder, INFO_FILE);
  await writeText(path, text);
  const { copy, warnings } = await copyUnderUsualName(scripts, INFO_FILE, text, isOwnConversionInfo, guard);
  if (paths.length > USUAL_ARRAY) {
    warnings.push(
      `These are ${paths.length} files. Slurm takes arrays of ${USUAL_ARRAY} tasks unless the site allows more: make several lists if it refuses this one.`
    );
  }
  return { folder, path, text, ...(copy && { copy }), warnings };
}

/** The info file before it is written. */
export interface ComposedInfo {
  /** Folder in which it gets one of its own, and what that is to be called */
  readonly scripts: string;
  readonly name: string;
  readonly text: string;
}

/** @throws InputError of the guard, `E_NO_OUT`, `E_SESSIONS` */
export async function composedInfo(
  { paths, options, shapes, place }: InfoFileRequest,
  guard: PathGuard,
  now = new Date()
): Promise<ComposedInfo> {
  for (const path of paths) {
    await guard(path, 'read');
  }
  const scripts = scriptsFolder(paths, place, options.out);
  await guard(scripts, 'write');
  const text = formatConversionInfo({ paths, ...infoOptions(options), shapes: shapesOf(paths, shapes) });
  return { scripts, name: timeName(now), text };
}

/** Those of the files in the list. */
function shapesOf(paths: readonly string[], shapes: ShapeChoices): ShapeChoices {
  const listed = new Set(paths);
  return Object.fromEntries(Object.entries(shapes).filter(([path]) => listed.has(path)));
}

/** What decides the result, and is not as usual: a list then reads like those of the existing form. */
function infoOptions(options: ConvertOptions): Omit<Parameters<typeof formatConversionInfo>[0], 'paths' | 'shapes'> {
  const {
    reshape,
    scanX,
    scanY,
    lineSkip = 0,
    binNav,
    binSig,
    firstFrame,
    cross,
    compression,
    radial,
    out,
    overwrite,
    repair
  } = options;
  return {
    reshape,
    binNav,
    binSig,
    ...(reshape === 'known' && { scanX, scanY }),
    ...(lineSkip > 0 && { lineSkip }),
    ...(firstFrame !== undefined && { firstFrame }),
    ...(!cross && { cross }),
    ...(compression !== 'bitshuffle-lz4' && { compression }),
    ...(out !== undefined && { out }),
    ...(radial && { radial }),
    ...(overwrite && { overwrite }),
    ...(repair && { repair })
  };
}

/** @returns a folder that was not there before, in a folder that may not have been there either */
async function newFolder(scripts: string, name: string): Promise<string> {
  await naming(scripts, 'write', () => mkdir(scripts, { recursive: true }));
  for (let attempt = 1; attempt <= MOST_FOLDERS; attempt++) {
    const folder = join(scripts, attempt === 1 ? name : `${name}_${attempt}`);
    try {
      await mkdir(folder);
      return folder;
    } catch (cause) {
      if (errorCode(cause) !== 'EEXIST') {
        await naming(folder, 'write', () => Promise.reject(cause));
      }
    }
  }
  throw new InputError('E_EXISTS', `${join(scripts, name)} exists already. Try again in a second.`);
}

/** Local time as YYYYmmdd_HHMMSS. */
function timeName(time: Date): string {
  const [year, ...parts] = [
    time.getFullYear(),
    time.getMonth() + 1,
    time.getDate(),
    time.getHours(),
    time.getMinutes(),
    time.getSeconds()
  ];
  const [month, day, hour, minute, second] = parts.map(part => String(part).padStart(2, '0'));
  return `${year}${month}${day}_${hour}${minute}${second}`;
}
