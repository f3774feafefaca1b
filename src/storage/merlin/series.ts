import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';

import { InputError } from '../../core/errors';
import type { FrameHeader } from '../../core/merlin/frameHeader';
import { MAX_HEADER_BYTES, parseFrameHeader } from '../../core/merlin/frameHeader';
import { frameLayout } from '../../core/merlin/frameLayout';
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
  await access(path, constants.R_OK);
  const handle = await open(path, 'r');
  try {
    const bytes = new Uint8Array(MAX_HEADER_BYTES);
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    if (bytesRead === 0) {
      throw new InputError(
        'E_EMPTY',
        `${path} is empty (0 bytes): Merlin has written nothing into it. Wait until the acquisition has ended, or copy the file again.`
      );
    }
    return parseFrameHeader(bytes.subarray(0, bytesRead), path);
  } finally {
    await handle.close();
  }
}

function strideOf(header: FrameHeader, path: string): number {
  const layout = frameLayout(header, { cross: false }, path);
  return layout.headerBytes + layout.payloadBytes;
}
