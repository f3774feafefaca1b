import { openRegular, writeNew } from '../../storage/regularFile';
import type { RowFile } from '../frames/sinks/radial/rowWriter';

const AT_ONCE = 1 << 20;

/** What a ripple file is told about its axes. */
export interface RippleAxes {
  readonly rows: number;
  readonly columns: number;
  /** Step between positions, and its unit */
  readonly step: number;
  readonly units: string;
  /** Numbers of a profile, its name and step in 1/Å */
  readonly depth: number;
  readonly name: string;
  readonly depthStep: number;
}

/**
 * Profiles once more as Lispix ripple: `.raw` with the numbers as they lie in the HDF5 file, and the `.rpl` text that describes
 * it, with the entries for axes that HyperSpy reads.
 *
 * @param rows where the numbers are, float64
 */
export async function writeRipple(rpl: string, raw: string, rows: RowFile, axes: RippleAxes): Promise<void> {
  const from = await openRegular(rows.path);
  try {
    const to = await openRegular(raw, { mode: 'wx' });
    try {
      const bytes = Buffer.allocUnsafe(AT_ONCE);
      const length = axes.rows * axes.columns * axes.depth * rows.bytes;
      for (let done = 0, read = 0; done < length; done += read) {
        read = (await from.read(bytes, 0, Math.min(AT_ONCE, length - done), rows.address + done)).bytesRead;
        await to.writeFile(bytes.subarray(0, read));
      }
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
  // HyperSpy reads the text of ripple files as Latin-1
  await writeNew(rpl, Buffer.from(rippleText(axes, rows.bytes), 'latin1'));
}

function rippleText({ rows, columns, step, units, depth, name, depthStep }: RippleAxes, bytes: number): string {
  const entries: [string, string | number][] = [
    ['key', 'value'],
    ['width', columns],
    ['height', rows],
    ['depth', depth],
    ['offset', 0],
    ['data-length', bytes],
    ['data-type', 'float'],
    ['byte-order', 'little-endian'],
    ['record-by', 'vector'],
    ['width-name', 'Navigation'],
    ['width-scale', step],
    ['width-units', units],
    ['height-name', 'Navigation'],
    ['height-scale', step],
    ['height-units', units],
    ['depth-name', name],
    ['depth-origin', 0],
    ['depth-scale', depthStep],
    ['depth-units', '1/Å']
  ];
  return entries.map(([key, value]) => `${key}\t${value}\r\n`).join('');
}
