import { join } from 'node:path';

import { writeCompleteFile } from '../../../storage/completeFile';
import type { HyperSpyTree } from '../../../storage/hdf5/hyperspyTree';
import type { DataSet } from '../load/dataSet';
import type { Correlation, EdxAnalysis } from '../edx/correlateEdx';
import { numberedAxis, scanAxes, writeSignal } from './signals';

/** Where the files of a data set's spectrum map are. */
export interface ElementFile {
  /** `<stamp>_elements.hspy`; null where no elements were named */
  readonly elements: string | null;
  /** The spectrum map, `.rpl` */
  readonly edx: string | null;
}

/** Writes the maps of the elements over the scan of a data set: net counts, (element, scan_y, scan_x). */
export async function writeElements(
  path: string,
  dataSet: DataSet,
  edx: EdxAnalysis | undefined,
  original: HyperSpyTree
): Promise<ElementFile> {
  const set = edx?.sets.find(({ map }) => map.dataSet === dataSet);
  if (!edx || !set) {
    return { elements: null, edx: null };
  }
  const { elements } = set.sums;
  if (elements.length === 0) {
    return { elements: null, edx: set.map.path };
  }
  const values = Float32Array.from(elements.flatMap(map => Array.from(map)));
  await writeSignal(path, values, {
    axes: [{ name: 'element', scale: 1, offset: 0, size: elements.length, navigate: true }, ...scanAxes(dataSet)],
    signal: {},
    original: { ...original, elements: edx.windows.map(({ element }) => element).join(',') },
    title: `Net counts of ${edx.windows.map(({ element, line }) => `${element} ${line.name}`).join(', ')}`
  });
  return { elements: path, edx: set.map.path };
}

/** Writes the spectra of the classes, how many positions have how many counts, and the table of correlations. @returns where they are */
export async function writeEdx(
  folder: string,
  edx: EdxAnalysis | undefined,
  original: HyperSpyTree
): Promise<{ classSpectra?: string; correlationTable?: string }> {
  if (!edx?.axis || edx.sets.length === 0) {
    return {};
  }
  const classSpectra = join(folder, 'class_spectra.hspy');
  const { rows, columns, values } = edx.classSpectra;
  await writeSignal(classSpectra, values, {
    axes: [
      numberedAxis('class', rows),
      { name: 'Energy', units: 'keV', scale: edx.axis.width, offset: edx.axis.offset, size: columns, navigate: false }
    ],
    signal: {},
    original,
    title: 'Mean spectrum of each class'
  });
  await writeCompleteFile(join(folder, 'edx_counts.csv'), countsCsv(edx));
  if (edx.correlations.length === 0) {
    return { classSpectra };
  }
  const correlationTable = join(folder, 'correlations.csv');
  await writeCompleteFile(correlationTable, correlationsCsv(edx.correlations));
  return { classSpectra, correlationTable };
}

/** Histograms of counts as CSV. */
function countsCsv({ sets }: EdxAnalysis): string {
  const lines = sets.flatMap(({ map, sums: { counts } }) =>
    counts.positions.map((positions, at) =>
      [map.dataSet.stamp, at * counts.width, (at + 1) * counts.width - 1, positions].join(',')
    )
  );
  return `${['stamp,least_counts,most_counts,positions', ...lines].join('\n')}\n`;
}

/** Correlations as CSV; nothing stands where a coefficient is not known. */
export function correlationsCsv(correlations: readonly Correlation[]): string {
  const number = (value: number): string => (Number.isFinite(value) ? value.toFixed(4) : '');
  const lines = correlations.map(({ component, element, r, low, high, pixels }) =>
    [component, element, number(r), number(low), number(high), pixels].join(',')
  );
  return `${['component,element,r,low,high,pixels', ...lines].join('\n')}\n`;
}
