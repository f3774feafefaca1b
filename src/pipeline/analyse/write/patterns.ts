import type { HyperSpyTree } from '../../../storage/hdf5/hyperspyTree';
import type { ClassPatterns } from '../load/classPatterns';
import { numberedAxis, writeSignal } from './signals';

/** Writes a pattern of each class: (class, detector row, detector column), float32. @param what of its patterns */
export async function writePatterns(
  path: string,
  patterns: ClassPatterns,
  what: 'means' | 'maxima',
  original: HyperSpyTree
): Promise<void> {
  const { shape, axes } = patterns;
  const { rows, values } = patterns[what];
  await writeSignal(path, Float32Array.from(values), {
    axes: [
      numberedAxis('class', rows),
      ...axes.map((axis, at) => ({
        name: 'Reciprocal Space Distance',
        units: '1/Å',
        ...axis,
        size: shape[at],
        navigate: false
      }))
    ],
    signal: {},
    original,
    title: `${what === 'means' ? 'Mean' : 'Maximum'} corrected pattern of each class`
  });
}
