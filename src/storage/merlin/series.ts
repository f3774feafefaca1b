import { InputError } from '../../core/errors';
import type { FrameHeader } from '../../core/merlin/frameHeader';
import { MAX_HEADER_BYTES, parseFrameHeader } from '../../core/merlin/frameHeader';
import { frameLayout } from '../../core/merlin/frameLayout';
import { firstBytes } from '../regularFile';
import type { FramePlace } from './frameFiles';
import { multiFileSet } from './multiFileSet';

/** The files of one acquisition, in order, and the header of the file that was named. */
export interface Series extends FramePlace {
  readonly header: FrameHeader;
}

/**
 * Reads the first header of a `.mib` file and finds the files that belong to it.
 *
 * @throws InputError when the file is missing, empty, or not Merlin's
 */
export async function openSeries(path: string): Promise<Series> {
  const header = await firstHeader(path);
  const stride = strideOf(header, path);
  return { header, stride, files: await multiFileSet(path, header, stride) };
}

async function firstHeader(path: string): Promise<FrameHeader> {
  const bytes = await firstBytes(path, MAX_HEADER_BYTES);
  if (bytes.length === 0) {
    throw new InputError(
      'E_EMPTY',
      `${path} is empty (0 bytes): Merlin has written nothing into it. Wait until the acquisition has ended, or copy the file again.`
    );
  }
  return parseFrameHeader(bytes, path);
}

function strideOf(header: FrameHeader, path: string): number {
  const layout = frameLayout(header, { cross: false }, path);
  return layout.headerBytes + layout.payloadBytes;
}
