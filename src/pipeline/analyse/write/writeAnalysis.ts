import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { AnalyseOutput, AnalysedFile } from '../../../protocol/analyse/analyseResult';
import { analysisRecordSchema } from '../../../protocol/analyse/analysisRecord';
import { VERSION } from '../../../protocol/version';
import { writeCompleteFile } from '../../../storage/completeFile';
import { naming } from '../../../storage/fileErrors';
import type { HyperSpyTree } from '../../../storage/hdf5/hyperspyTree';
import type { PathGuard } from '../../../storage/pathGuard';
import type { Analysis } from '../analysis';
import { ANALYSIS_NOTEBOOK, analysisNotebook } from '../notebook/analysisNotebook';
import { analysisReport } from '../report/analysisReport';
import type { Correlation } from '../edx/correlateEdx';
import { neighboursCsv, overlapsCsv } from './areaRelations';
import { areasCsv } from './areas';
import { analysisRecord } from './analysisRecord';
import { writeEdx, writeElements } from './edxFiles';
import { writePatterns } from './patterns';
import { matchesCsv } from './matches';
import { writeMatchMaps, writeWindows } from './matchFiles';
import { peaksCsv } from './peaks';
import { writePictures } from './pictures';
import { classesOf, mapsOf, numberedAxis, qAxis, scanAxes, spreadProfiles, writeSignal } from './signals';

/** Files that not every analysis has: in a folder that is written again those of the earlier one would stay */
const SOMETIMES = [
  'areas.csv',
  'neighbours.csv',
  'overlaps.csv',
  'component_errors.hspy',
  'mean_profile.hspy',
  'class_patterns.hspy',
  'class_maximum_patterns.hspy',
  'class_spectra.hspy',
  'correlations.csv',
  'windows.csv'
];

/**
 * Writes an analysis into a folder, the record last: where it is, the rest is complete.
 *
 * @throws InputError of the file system
 */
export async function writeAnalysis(
  folder: string,
  analysis: Analysis,
  seconds: () => number,
  guard: PathGuard
): Promise<AnalyseOutput> {
  await guard(folder, 'write');
  const record = join(folder, 'analysis.json');
  await naming(folder, 'write', async () => {
    await mkdir(folder, { recursive: true });
    // That of an earlier analysis is not true of what is written from here on
    await rm(record, { force: true });
    for (const name of SOMETIMES) {
      await rm(join(folder, name), { force: true });
    }
  });
  const { options, profiles, factors, classProfiles, loss, advice } = analysis;
  const { axis, bins } = profiles;
  const count = factors.components.rows;
  const original: HyperSpyTree = { jupyterlab_4dstem: { version: VERSION, options: JSON.stringify(options) } };
  const width = bins.range[1] - bins.range[0];
  const componentsPath = join(folder, 'components.hspy');
  const components = spreadProfiles(factors.components, bins.used, bins.range);
  await writeSignal(componentsPath, components, {
    axes: [numberedAxis('component', count), qAxis(axis, bins.range[0], width)],
    signal: {},
    original,
    title: 'Components'
  });
  const componentErrors = join(folder, 'component_errors.hspy');
  if (analysis.errors) {
    await writeSignal(componentErrors, spreadProfiles(analysis.errors, bins.used, bins.range), {
      axes: [numberedAxis('component', count), qAxis(axis, bins.range[0], width)],
      signal: {},
      original,
      title: 'Standard errors of the components'
    });
  }
  const meanProfile = join(folder, 'mean_profile.hspy');
  if (analysis.principal) {
    const mean = { rows: 1, columns: bins.used.length, values: analysis.principal.mean };
    await writeSignal(meanProfile, spreadProfiles(mean, bins.used, bins.range), {
      axes: [qAxis(axis, bins.range[0], width)],
      signal: {},
      original,
      title: 'Mean of all positions'
    });
  }
  const classProfilesPath = join(folder, 'class_profiles.hspy');
  await writeSignal(classProfilesPath, classProfiles.values.slice(0, count * axis.bins), {
    axes: [numberedAxis('class', count), qAxis(axis, 0, axis.bins)],
    signal: {},
    original,
    title: `Mean ${options.profile} profile of each class`
  });
  const prefixes = profiles.dataSets.map((_, index, all) =>
    uniquePrefix(
      all.map(({ stamp }) => stamp),
      index
    )
  );
  const files: AnalysedFile[] = [];
  for (const [index, dataSet] of profiles.dataSets.entries()) {
    const prefix = prefixes[index];
    const maps = join(folder, `${prefix}_component_maps.hspy`);
    const classes = join(folder, `${prefix}_classes.hspy`);
    await writeSignal(maps, mapsOf(dataSet, factors.coefficients), {
      axes: [numberedAxis('component', count), ...scanAxes(dataSet)],
      signal: {},
      original,
      title: 'Component maps'
    });
    await writeSignal(classes, classesOf(dataSet, analysis.classes), {
      axes: scanAxes(dataSet),
      signal: {},
      original,
      title: 'Classes: 0 in none'
    });
    const elements = await writeElements(join(folder, `${prefix}_elements.hspy`), dataSet, analysis.edx, original);
    const matched = await writeMatchMaps(folder, prefix, dataSet, analysis, original);
    files.push({ input: dataSet.file.path, stamp: dataSet.stamp, maps, classes, ...elements, ...matched });
  }
  if (options.areas !== 'off') {
    const write = (name: string, text: string): Promise<void> => writeCompleteFile(join(folder, name), text);
    await write(
      'areas.csv',
      areasCsv(analysis.areas, dataSet => prefixes[profiles.dataSets.indexOf(dataSet)])
    );
    await write('neighbours.csv', neighboursCsv(analysis.neighbours));
    await write('overlaps.csv', overlapsCsv(analysis.overlaps));
  }
  const edxPaths = await writeEdx(folder, analysis.edx, original);
  const pictures = await writePictures(folder, analysis, prefixes);
  const peaks = join(folder, 'peaks.csv');
  await writeCompleteFile(peaks, peaksCsv(analysis.peaks));
  const matches = join(folder, 'matches.csv');
  await writeCompleteFile(matches, matchesCsv(analysis.matches.classes));
  const classPatterns = join(folder, 'class_patterns.hspy');
  const classMaxima = join(folder, 'class_maximum_patterns.hspy');
  if (analysis.patterns) {
    await writePatterns(classPatterns, analysis.patterns, 'means', original);
    await writePatterns(classMaxima, analysis.patterns, 'maxima', original);
  }
  const report = join(folder, 'report.html');
  await writeCompleteFile(report, analysisReport(analysis));
  const notebook = join(folder, ANALYSIS_NOTEBOOK);
  const output: AnalyseOutput = {
    folder,
    record,
    report,
    components: count,
    advised: advice?.components ?? null,
    error: factors.error,
    loss,
    seed: options.seed,
    q: [axis.offset + bins.range[0] * axis.scale, axis.offset + (bins.range[1] - 1) * axis.scale],
    files,
    profiles: componentsPath,
    correlations: (analysis.edx?.correlations ?? []).map(nullForNaN),
    ...(analysis.errors && { componentErrors }),
    ...(analysis.principal && { meanProfile }),
    classProfiles: classProfilesPath,
    ...(analysis.patterns && { classPatterns, classMaxima }),
    peaks,
    matches,
    notebook,
    pictures,
    ...edxPaths,
    ...(await writeWindows(folder, analysis)),
    seconds: seconds(),
    warnings: [...analysis.warnings]
  };
  const text = JSON.stringify(analysisRecord(analysis, output), undefined, 2);
  await writeCompleteFile(notebook, analysisNotebook(analysisRecordSchema.parse(JSON.parse(text)), folder));
  await writeCompleteFile(record, `${text}\n`);
  return output;
}

/** JSON knows no NaN. */
function nullForNaN(correlation: Correlation): AnalyseOutput['correlations'][number] {
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const { r, low, high, chance } = correlation;
  return { ...correlation, r: known(r), low: known(low), high: known(high), chance: known(chance) };
}

/** Stamp of a data set, numbered where several have the same. */
function uniquePrefix(stamps: readonly string[], index: number): string {
  const before = stamps.slice(0, index).filter(stamp => stamp === stamps[index]).length;
  return before === 0 ? stamps[index] : `${stamps[index]}-${before + 1}`;
}
