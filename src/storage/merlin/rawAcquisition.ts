import { join, resolve } from 'node:path';

import { InputError } from '../../core/errors';
import type { FrameHeader } from '../../core/merlin/frameHeader';
import type { HdrFile } from '../../core/merlin/hdrFile';
import { MAX_HDR_BYTES, parseHdr } from '../../core/merlin/hdrFile';
import { fileError, isMissing, naming } from '../fileErrors';
import type { MicroscopeMetadata } from '../microscope/microscopeMetadata';
import { readMicroscopeMetadata } from '../microscope/microscopeMetadata';
import { requireFrameMemory } from '../memoryLimit';
import type { PathGuard } from '../pathGuard';
import { firstBytes, openRegular } from '../regularFile';
import { acquisitionStem } from '../session/acquisitionName';
import { metadataFolders } from '../session/sessionPaths';
import type { FileMark } from './fileMarks';
import { bytesOf, marksOf, modifiedMs } from './fileMarks';
import type { FramePlace } from './frameFiles';
import { openSeries } from './series';

/** A raw acquisition as found on disk, before the headers of its frames are read. */
export interface RawAcquisition {
  /** First file, absolute */
  readonly path: string;
  readonly stem: string;
  readonly place: FramePlace;
  /** Header of the first frame */
  readonly header: FrameHeader;
  /** Each file as it was when it was opened */
  readonly marks: readonly FileMark[];
  /** Bytes of all files */
  readonly bytes: number;
  /** Whole frames of all files */
  readonly frames: number;
  /** Bytes after the last whole frame */
  readonly trailingBytes: number;
  readonly hdr?: HdrFile;
  readonly metadata?: MicroscopeMetadata;
  readonly metadataPath?: string;
  /** Newest change of any file, milliseconds since 1970 */
  readonly modified: number;
  readonly warnings: readonly string[];
}

export interface RawOptions {
  readonly guard: PathGuard;
  /** How microscope metadata are read; by default again each time */
  readonly readMetadata?: typeof readMicroscopeMetadata;
}

/**
 * Opens a `.mib` file, with the other files of its series, its `.hdr` and its microscope metadata.
 *
 * @throws InputError when no frame can be read: missing, empty, not Merlin's, cut within the first frame
 */
export async function openRawAcquisition(
  path: string,
  { guard, readMetadata = readMicroscopeMetadata }: RawOptions
): Promise<RawAcquisition> {
  const absolute = resolve(path);
  return naming(absolute, 'read', async () => {
    await guard(absolute, 'read');
    const { header, stride, files } = await openSeries(absolute);
    for (const file of files) {
      await guard(file.path, 'read');
    }
    requireFrameMemory(absolute, [header.height, header.width], Math.max(1, stride / (header.height * header.width)));
    const main = files[0].path;
    const marks = await marksOf(files);
    const bytes = bytesOf(marks);
    const frames = files.reduce((sum, file) => sum + file.frames, 0);
    if (frames === 0) {
      throw new InputError(
        'E_NO_FRAME',
        `${absolute} ends within its first frame: ${bytes} of ${stride} bytes are there. Nothing can be converted; copy the file again or wait until the acquisition has ended.`
      );
    }
    const warnings: string[] = [];
    const named = files.length > 1 ? seriesName(main) : main;
    const hdr =
      (await sideFile(main, guard, warnings)) ?? (named === main ? undefined : await sideFile(named, guard, warnings));
    const stem = acquisitionStem(named);
    const { metadata, metadataPath } = await microscope(main, stem, { guard, readMetadata }, warnings);
    return {
      path: main,
      stem,
      place: { files, stride },
      header,
      marks,
      bytes,
      frames,
      trailingBytes: bytes - frames * stride,
      hdr,
      metadata,
      metadataPath,
      modified: Math.max(...marks.map(modifiedMs)),
      warnings
    };
  });
}

function seriesName(path: string): string {
  return path.replace(/[_-]?\d+\.mib$/i, '.mib');
}

async function sideFile(mib: string, guard: PathGuard, warnings: string[]): Promise<HdrFile | undefined> {
  // In capitals after some copies by way of Windows
  for (const ending of ['.hdr', '.HDR', '.Hdr']) {
    const path = mib.replace(/\.mib$/i, ending);
    try {
      await guard(path, 'read');
      const hdr = parseHdr(await firstBytes(path, MAX_HDR_BYTES + 1), path);
      warnings.push(...hdr.problems);
      return hdr;
    } catch (cause) {
      if (!isMissing(cause)) {
        warnings.push(unread(path, cause));
        return undefined;
      }
    }
  }
  return undefined;
}

function unread(path: string, cause: unknown): string {
  if (cause instanceof InputError) {
    return cause.code === 'E_HDR' ? cause.message : `${cause.message} Converted without it.`;
  }
  return `${path} could not be read (${(cause as Error).message}). Converted without it.`;
}

async function microscope(
  mib: string,
  stem: string,
  { guard, readMetadata }: Required<RawOptions>,
  warnings: string[]
): Promise<{ metadata?: MicroscopeMetadata; metadataPath?: string }> {
  for (const folder of metadataFolders(mib)) {
    const path = join(folder, `${stem}.hdf`);
    try {
      await guard(path, 'read');
      await (await openRegular(path)).close();
      return { metadata: await readMetadata(path), metadataPath: path };
    } catch (cause) {
      if (isMissing(cause)) {
        continue;
      }
      const reason = fileError(cause, path, 'read');
      const sentence = reason instanceof InputError ? reason.message : `${path} cannot be read (${String(reason)}).`;
      warnings.push(`${sentence} Converted without voltage, camera length and step size.`);
      return {};
    }
  }
  return {};
}
