import { basename } from 'node:path';

import { InputError } from '../../../core/errors';
import type { AnalysisMaps, OpenedAnalysis, ProfileCurves } from '../../../protocol/analyse/analysisRequests';
import type { Image } from '../../../protocol/overview';
import type { PathGuard } from '../../../storage/pathGuard';
import type { Signal } from '../../../storage/hdf5/signalFile';
import { encodedImage } from '../../encodedImage';
import { foreign } from '../../threads/foreign';
import { areaHulls } from './areaHulls';
import { besideRecord, readAnalysisRecord } from './storedAnalysis';
import { travelling } from '../../../core/travelling';

/** Mean profiles of the classes, beside the record. */
const CLASS_PROFILES = 'class_profiles.hspy';

/** An analysis as it was written, to be shown without computing anything. @throws InputError of its files */
export async function openAnalysis(record: string, guard: PathGuard): Promise<OpenedAnalysis> {
  const read = await readAnalysisRecord(record, guard);
  return {
    record: read,
    components: curvesOf(await signalBeside(record, read.result.profiles, guard)),
    componentErrors: read.result.componentErrors
      ? await curvesBeside(record, read.result.componentErrors, guard)
      : null,
    classProfiles: await curvesBeside(record, CLASS_PROFILES, guard),
    classSpectra: read.result.classSpectra ? await curvesBeside(record, read.result.classSpectra, guard) : null
  };
}

/** Where the components are in one data set. @throws InputError `E_ANALYSIS` where it has no such data set; of its files */
export async function analysisMaps(record: string, file: number, guard: PathGuard): Promise<AnalysisMaps> {
  const { result, edx, structures, windows } = await readAnalysisRecord(record, guard);
  const found = result.files.at(file);
  if (found === undefined) {
    throw new InputError(
      'E_ANALYSIS',
      `${record} is of ${result.files.length} data sets: there is no number ${file + 1}.`
    );
  }
  type Match = AnalysisMaps['matches'][number];
  const matchMaps = async (kind: Match['kind'], file: string | null | undefined): Promise<Match[]> => {
    const own = kind === 'variance' ? windows.map(({ q }) => q.toFixed(3)) : structures.map(({ name }) => name);
    return (await namedMaps(record, file, own, guard)).map(one => ({ kind, ...one }));
  };
  const maps = await signalBeside(record, found.maps, guard);
  const classes = await signalBeside(record, found.classes, guard);
  const [count, rows, columns] = maps.shape;
  const names = (edx?.elements ?? []).map(({ element }) => element);
  return {
    components: Array.from({ length: count }, (_, k) =>
      encodedImage(maps.values.subarray(k * rows * columns, (k + 1) * rows * columns), rows, columns)
    ),
    classes: encodedImage(classes.values, rows, columns),
    elements: (await namedMaps(record, found.elements, names, guard)).map(({ name, map }) => ({ element: name, map })),
    matches: [
      ...(await matchMaps('fit', found.fits)),
      ...(await matchMaps('shift', found.shifts)),
      ...(await matchMaps('variance', found.windows))
    ],
    areas: await areaHulls(record, basename(found.maps).replace(/_component_maps\.hspy$/, ''), guard)
  };
}

/** Mean and maximum pattern of each class; none where none were written. @throws InputError of their files */
export async function classPatterns(record: string, guard: PathGuard): Promise<{ means: Image[]; maxima: Image[] }> {
  const { result } = await readAnalysisRecord(record, guard);
  const images = async (file: string | undefined): Promise<Image[]> => {
    if (file === undefined) {
      return [];
    }
    const { shape, values } = await signalBeside(record, file, guard);
    const [count, rows, columns] = shape;
    const pattern = (at: number): Image =>
      encodedImage(values.subarray(at * rows * columns, (at + 1) * rows * columns), rows, columns);
    return Array.from({ length: count }, (_, at) => pattern(at));
  };
  return { means: await images(result.classPatterns), maxima: await images(result.classMaxima) };
}

/** Maps that are not missed where they are gone. */
async function namedMaps(
  record: string,
  file: string | null | undefined,
  names: readonly string[],
  guard: PathGuard
): Promise<{ name: string; map: Image }[]> {
  if (file === null || file === undefined) {
    return [];
  }
  try {
    const { shape, values } = await signalBeside(record, file, guard);
    const [, rows, columns] = shape;
    return names.slice(0, shape[0]).map((name, at) => ({
      name,
      map: encodedImage(values.subarray(at * rows * columns, (at + 1) * rows * columns), rows, columns)
    }));
  } catch (cause) {
    if (cause instanceof InputError) {
      return [];
    }
    throw cause;
  }
}

async function signalBeside(record: string, file: string, guard: PathGuard): Promise<Signal> {
  const path = besideRecord(record, file);
  await guard(path, 'read');
  return foreign('signal', path);
}

/** An analysis is shown without them too. */
async function curvesBeside(record: string, file: string, guard: PathGuard): Promise<ProfileCurves | null> {
  try {
    return curvesOf(await signalBeside(record, file, guard));
  } catch (cause) {
    if (cause instanceof InputError) {
      return null;
    }
    throw cause;
  }
}

function curvesOf({ shape: [count, bins], values, axes }: Signal): ProfileCurves {
  return {
    axis: { offset: axes[1].offset, scale: axes[1].scale, bins },
    curves: Array.from({ length: count }, (_, at) => travelling(values.subarray(at * bins, (at + 1) * bins)))
  };
}
