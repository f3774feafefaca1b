import { rename } from 'node:fs/promises';

import { CancelledError } from '../../core/errors';
import type { EnergyAxis } from '../../core/edx/energyAxis';
import type { EdxComponent } from '../../core/sample/edxMap';
import { edxPlane } from '../../core/sample/edxMap';
import { openRegular, writeNew } from '../../storage/regularFile';

/** Where and how large a spectrum map is. */
export interface EdxTarget {
  /** Path without ending */
  readonly stem: string;
  readonly rows: number;
  readonly columns: number;
  readonly axis: EnergyAxis;
}

/**
 * A spectrum map as AZtec exports it: `.raw` with 32-bit little-endian counts, one image per channel, and the `.rpl` text
 * that describes it. Written channel by channel, so that a map needs no more memory than one image.
 *
 * @throws CancelledError when the signal is aborted
 */
export async function writeEdx(
  { stem, rows, columns, axis }: EdxTarget,
  components: readonly EdxComponent[],
  seed: number,
  signal?: AbortSignal
): Promise<{ bytes: number; counts: number }> {
  const partial = `${stem}.raw.partial`;
  const plane = edxPlane(components, seed);
  const image = new Uint32Array(rows * columns);
  const bytes = Buffer.alloc(image.byteLength);
  const file = await openRegular(partial, { mode: 'wx' });
  let counts = 0;
  try {
    for (let channel = 0; channel < axis.channels; channel++) {
      if (signal?.aborted) {
        throw new CancelledError();
      }
      plane(channel, image);
      for (let pixel = 0; pixel < image.length; pixel++) {
        counts += image[pixel];
        bytes.writeUInt32LE(image[pixel], 4 * pixel);
      }
      await file.writeFile(bytes);
    }
  } finally {
    await file.close();
  }
  await writeNew(`${stem}.rpl`, rippleText(rows, columns, axis.channels));
  await rename(partial, `${stem}.raw`);
  return { bytes: axis.channels * bytes.length, counts };
}

function rippleText(rows: number, columns: number, channels: number): string {
  const entries: [string, string | number][] = [
    ['key', 'value'],
    ['width', columns],
    ['height', rows],
    ['depth', channels],
    ['offset', 0],
    ['data-length', 4],
    ['data-type', 'unsigned'],
    ['byte-order', 'little-endian'],
    ['record-by', 'image']
  ];
  return entries.map(([key, value]) => `${key}\t${value}\r\n`).join('');
}
