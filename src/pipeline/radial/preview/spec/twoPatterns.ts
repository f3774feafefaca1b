import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hyperSpyRoot } from '../../../../storage/hdf5/hyperspyFile';
import { createFile } from '../../../../storage/hdf5/write/createFile';
import { chunk } from '../../../../storage/hdf5/write/node';

export const SHAPE = [41, 47] as const;
/** Of the calibration that lies beside it: centre row and column, half axes, tilt; 1/Å per px */
export const ELLIPSE = [19.3, 24.6, 22, 20, 0.4] as const;
export const STEP = 0.02;
/** What cannot be found in flat patterns */
export const OPTIONS = { voltage: 300e3, cameraLength: 0.2, origin: [19.3, 24.6] as [number, number] };

/**
 * For specs: a scan of two flat patterns, of 7 and of 9 counts a pixel, with a calibration. Two folders deep, so that what other
 * specs write is nowhere near.
 */
export function twoPatterns(): { folder: string; input: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'radial-'));
  const folder = join(root, 'visit/scan');
  mkdirSync(folder, { recursive: true });
  const input = join(folder, '20260101_090000_data.hdf5');
  const pixels = SHAPE[0] * SHAPE[1];
  const counts = Uint16Array.from({ length: 2 * pixels }, (_, pixel) => (pixel < pixels ? 7 : 9));
  const shape = [1, 2, ...SHAPE];
  const axes = shape.map((size, dimension) => ({ scale: 1, offset: 0, size, navigate: dimension < 2 }));
  createFile(input, hyperSpyRoot({ axes, signal: {}, original: {} }, chunk(counts, shape)));
  writeFileSync(
    join(folder, '20260101_080000_CL_20cm.json'),
    JSON.stringify({
      'reciprocal_space_pix(1/A)': STEP,
      p_ellipse: ELLIPSE,
      'nominal_camera_length(m)': 0.2,
      'acceleration_voltage(V)': 300e3
    })
  );
  return { folder, input, remove: () => rmSync(root, { recursive: true }) };
}
