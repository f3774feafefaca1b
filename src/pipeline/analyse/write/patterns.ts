import type { HyperSpyTree } from '../../../storage/hdf5/hyperspyTree';
import type { ClassPatterns } from '../load/classPatterns';
import { numberedAxis, writeSignal } from './signals';

/** Writes the mean pattern of each class: (class, detector row, detector column), float32. */
export async function writePatterns(path: string, patterns: ClassPatterns, original: HyperSpyTree): Promise<void> {
  const { means, shape, axes } = patterns;
  await writeSignal(path, Float32Array.from(means.values), {
    axes: [
      numberedAxis('class', means.rows),
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
    title: 'Mean corrected pattern of each class'
  });
}
