import { ringFits } from './match/ringFits';
import { windowVariances } from './match/windowVariances';
import { InputError } from '../../core/errors';
import type { ComponentTrial } from '../../core/analysis/adviceRule';
import { componentErrors } from '../../core/analysis/componentErrors';
import type { AnalyseOptions } from '../../protocol/analyse/analyseOptions';
import type { AnalyseOutput } from '../../protocol/analyse/analyseResult';
import type { PathGuard } from '../../storage/pathGuard';
import { adviseComponents } from './advise/advise';
import type { Clusters } from './advise/clusters';
import { chosenRule, findClasses } from './classes/findClasses';
import { clusterWarnings, readClusters } from './advise/clusters';
import { adviseByVariance } from './advise/parallelAnalysis';
import type { Means } from './blocks/runPass';
import { beamEnergy } from './edx/beamEnergy';
import { correlateEdx } from './edx/correlateEdx';
import { openMaps } from './edx/openMaps';
import { factorise } from './decompose/decompose';
import { principalFactors } from './decompose/principal';
import { classPatterns } from './load/classPatterns';
import { classProfiles } from './load/classProfiles';
import { loadProfiles } from './load/loadProfiles';
import { readStructures } from './load/readStructures';
import { withoutUnreadable } from './load/withoutUnreadable';
import { neighboursOf, overlapsOf } from './write/areaRelations';
import { findAreas } from './write/areas';
import { classMatches } from './write/matches';
import { classPeaks } from './write/peaks';
import { resultFolder } from './write/resultFolder';
import { writeAnalysis } from './write/writeAnalysis';

export interface AnalyseWatch extends Means {
  readonly guard: PathGuard;
  /** Told how much of the work is done, from 0 to 1, and what is done now */
  onProgress(done: number, step: string): void;
  /** Told what is known of numbers of components, each time one more was tried */
  onTrials?(trials: readonly ComponentTrial[]): void;
}

/** Parts of the time that the steps take, about. */
const READ = 0.2;
const ADVISED = 0.7;
const DECOMPOSED = 0.9;
const EDX = 0.91;
const PATTERNS = 0.93;
const MATCHED = 0.98;

/**
 * Analyses profile files together: components, maps, classes, and a record of how they were made, written into one folder. Files that can no longer be read are named and left out.
 *
 * @throws InputError when it cannot be done; CancelledError
 */
export function analyse(
  files: readonly string[],
  options: AnalyseOptions,
  watch: AnalyseWatch
): Promise<AnalyseOutput> {
  return withoutUnreadable(files, (own, leftOut) => analyseThese(own, leftOut, options, watch), watch.signal);
}

async function analyseThese(
  files: readonly string[],
  leftOut: readonly string[],
  options: AnalyseOptions,
  watch: AnalyseWatch
): Promise<AnalyseOutput> {
  const started = performance.now();
  const { signal, guard, onProgress } = watch;
  const folder = resultFolder(files, options.out, new Date());
  const loss = lossOf(options);
  const areCounts = loss === 'poisson' && noCounts(options) === undefined;
  const asked = chosenRule(options.classify, areCounts);
  const profiles = await loadProfiles(files, { ...options, loss }, watch, done =>
    onProgress(READ * done, 'reading profiles')
  );
  const { matrix, dataSets, axis } = profiles;
  const opened = await openMaps(dataSets, options, await beamEnergy(dataSets), guard);
  const structures = await readStructures(options.structures ?? [], guard);
  const isAdvised = options.components === 'auto';
  const clusters: Clusters = areCounts ? await readClusters(profiles, guard, watch) : {};
  const tried = (done: number, of: number, trials?: readonly ComponentTrial[]): void => {
    onProgress(READ + ((ADVISED - READ) * done) / of, 'looking for the number of components');
    if (trials) {
      watch.onTrials?.(trials);
    }
  };
  const advice = !isAdvised
    ? undefined
    : options.method === 'pca'
      ? await adviseByVariance(matrix, options, watch, tried)
      : await adviseComponents(matrix, { ...options, loss, effects: clusters.effects }, watch, tried);
  const components = advice?.components ?? Number(options.components);
  checkComponents(components, matrix);
  onProgress(ADVISED, `decomposing into ${components} components`);
  const principal =
    options.method === 'pca' ? await principalFactors(matrix, { ...options, components }, watch) : undefined;
  const factors =
    principal ?? (await factorise(matrix, { ...options, loss, components, effects: clusters.effects }, watch));
  const errors = principal
    ? undefined
    : componentErrors(
        matrix,
        factors,
        loss === 'poisson',
        clusters.effects?.map(effect => 1 / effect)
      );
  onProgress(DECOMPOSED, 'classes');
  const { classes, rule, support, spotArea } = await findClasses(matrix, factors, asked, watch, clusters.variances);
  const means = await classProfiles(dataSets, classes, components, axis.bins, watch);
  signal.throwIfAborted();
  onProgress(EDX, 'spectrum maps');
  const edx =
    opened &&
    (await correlateEdx(
      opened,
      { profiles, factors, classes, kind: areCounts ? 'counts' : options.method, seed: options.seed },
      watch
    ));
  const found = options.patterns
    ? await classPatterns(dataSets, classes, components, {
        ...watch,
        onSet: done =>
          onProgress(PATTERNS + ((MATCHED - PATTERNS) * done) / dataSets.length, 'mean patterns of classes')
      })
    : undefined;
  const peaks = classPeaks(means, components, profiles);
  const matches = classMatches(peaks, components, structures, profiles);
  onProgress(MATCHED, 'structures and rings, position by position');
  // Areas are found by this thread alone, while others fit
  const [fits, areas] = await Promise.all([
    ringFits(matches.structures, peaks, profiles, watch),
    Promise.resolve().then(() => findAreas(dataSets, classes, components, options))
  ]);
  const variances = await windowVariances(peaks, profiles, watch);
  const warnings = [
    ...leftOut,
    ...profiles.warnings,
    ...(advice && components > 1 && components === options.maxComponents
      ? [
          `${components} components are advised, the largest number that was tried: there may be more. Try more (--max-components).`
        ]
      : []),
    ...(loss === 'poisson' && !areCounts
      ? [
          `${noCounts(options)} are no counts, for which the Poisson loss is made: least squares suit them (--loss frobenius).`
        ]
      : []),
    ...clusterWarnings(clusters, { isAdvised, isPresent: rule === 'present' }),
    ...(edx?.warnings ?? []),
    ...(found?.warnings ?? [])
  ];
  const clustering = clusters.effects && clusters.effects.reduce((sum, effect) => sum + effect, 0) / matrix.rows;
  const analysis = {
    options,
    loss,
    warnings,
    profiles,
    advice,
    clustering,
    factors,
    errors,
    principal,
    classes,
    classRule: rule,
    ...(support !== undefined && { support }),
    ...(spotArea !== undefined && { spotArea }),
    areas,
    neighbours: neighboursOf(areas, components),
    overlaps: overlapsOf(areas, components),
    classProfiles: means,
    patterns: found?.patterns,
    peaks,
    matches,
    fits,
    ...(variances && { variances }),
    edx
  };
  const seconds = (): number => Math.round(performance.now() - started) / 1000;
  const output = await writeAnalysis(folder, analysis, seconds, guard);
  onProgress(1, 'done');
  return output;
}

/** What is decomposed in place of counts, in words; undefined: counts, where the loss takes them so. */
function noCounts({ profile, log, normalise }: AnalyseOptions): string | undefined {
  return profile === 'variance' ? 'Variances' : log || normalise !== 'none' ? 'Normalised profiles' : undefined;
}

/** @throws InputError `E_METHOD` for a loss that the method does not have, or what the loss does not ask for */
function lossOf({ method, loss, profile, mixtures }: AnalyseOptions): 'poisson' | 'frobenius' {
  if (method === 'pca' && loss === 'poisson') {
    throw new InputError(
      'E_METHOD',
      'Principal components are those of least squares: leave out the Poisson loss (--loss), or ask for non-negative factors (--method nmf).'
    );
  }
  const own = loss ?? (profile === 'mean' && method === 'nmf' ? 'poisson' : 'frobenius');
  if (mixtures !== 'auto' && own !== 'poisson') {
    throw new InputError(
      'E_METHOD',
      'Whether positions are made of few components or of many counts only with the Poisson loss: leave the choice out (--mixtures), or take that loss (--loss poisson).'
    );
  }
  return own;
}

function checkComponents(components: number, { rows, columns }: { rows: number; columns: number }): void {
  const most = Math.min(rows, columns);
  if (components > most) {
    throw new InputError(
      'E_COMPONENTS',
      `${components} components cannot be found in ${rows} scan positions of ${columns} bins: ask for ${most} or fewer (--components).`
    );
  }
}
