import { basename, dirname } from 'node:path';

import type { Area } from '../../../core/analysis/area';
import { areasOf } from '../../../core/analysis/area';
import { dbscan } from '../../../core/analysis/dbscan';
import { hdbscan } from '../../../core/analysis/hdbscan/hdbscan';
import type { AnalyseOptions } from '../../../protocol/analyse/analyseOptions';
import type { DataSet } from '../load/dataSet';
import { classesOf } from './signals';

/** An area of a class in a data set. */
export interface ClassArea extends Area {
  readonly dataSet: DataSet;
  /** From 1 */
  readonly class: number;
}

/** Areas of a class in all data sets of a subfolder. */
export interface AreaSummary {
  readonly subfolder: string;
  readonly class: number;
  readonly areas: number;
  /** Mean and standard deviation of the sizes, nm2; null where a step is not known */
  readonly mean_size: number | null;
  readonly deviation: number | null;
}

/** The areas of all classes, by data set, class and place. */
export function findAreas(
  dataSets: readonly DataSet[],
  classes: Uint8Array,
  count: number,
  { areas, areaReach, areaLeast }: Pick<AnalyseOptions, 'areas' | 'areaReach' | 'areaLeast'>
): ClassArea[] {
  if (areas === 'off') {
    return [];
  }
  const grouped = areas === 'hdbscan' ? hdbscan : dbscan;
  return dataSets.flatMap(dataSet => {
    const [rows, columns] = dataSet.file.shape;
    const own = classesOf(dataSet, classes);
    return Array.from({ length: count }, (_, at) => at + 1).flatMap(number => {
      const marked = own.map(value => (value === number ? 1 : 0));
      const groups = grouped(marked, [rows, columns], { reach: areaReach, least: areaLeast });
      return areasOf(groups, columns).map(area => ({ ...area, dataSet, class: number }));
    });
  });
}

/**
 * The areas as CSV, a line each; corners of hulls are "row column" with semicolons between.
 *
 * @param prefixOf what the files of a data set begin with
 */
export function areasCsv(areas: readonly ClassArea[], prefixOf: (dataSet: DataSet) => string): string {
  const head = 'data_set,subfolder,class,positions,size_nm2,centre_row,centre_column,hull_positions,hull';
  const lines = areas.map(area => {
    const corners = area.hull.map(corner => corner.join(' ')).join(';');
    const centre = area.centre.map(value => value.toFixed(2));
    const size = sizeOf(area)?.toPrecision(6) ?? '';
    return [
      quoted(prefixOf(area.dataSet)),
      quoted(subfolderOf(area.dataSet)),
      area.class,
      area.size,
      size,
      ...centre,
      area.hullSize,
      corners
    ].join(',');
  });
  return `${[head, ...lines].join('\n')}\n`;
}

/** Sizes by subfolder and class. */
export function areaSummaries(areas: readonly ClassArea[]): AreaSummary[] {
  const groups = new Map<string, ClassArea[]>();
  for (const area of areas) {
    const key = `${area.class} ${subfolderOf(area.dataSet)}`;
    groups.set(key, [...(groups.get(key) ?? []), area]);
  }
  return [...groups.values()].map(group => {
    const sizes = group.map(sizeOf);
    const known = sizes.filter(size => size !== undefined);
    const mean = known.length === sizes.length ? known.reduce((sum, size) => sum + size, 0) / known.length : null;
    const squares = known.reduce((sum, size) => sum + (size - (mean ?? 0)) ** 2, 0);
    return {
      subfolder: subfolderOf(group[0].dataSet),
      class: group[0].class,
      areas: group.length,
      mean_size: mean,
      deviation: mean === null || known.length < 2 ? null : Math.sqrt(squares / (known.length - 1))
    };
  });
}

function sizeOf({ size, dataSet: { file } }: ClassArea): number | undefined {
  return file.positionSize === undefined ? undefined : size * file.positionSize;
}

/** Name of the folder that holds the folder of the data set. */
function subfolderOf({ file }: DataSet): string {
  return basename(dirname(dirname(file.path)));
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
