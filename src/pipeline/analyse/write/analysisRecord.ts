import { resolve } from 'node:path';

import { CERTAIN } from '../../../core/analysis/presence';
import type { BinAxis } from '../../../core/analysis/profileGrid';
import type { AnalyseOutput } from '../../../protocol/analyse/analyseResult';
import { madeNow } from '../../provenance';
import type { Analysis } from '../analysis';
import type { Counted } from '../decompose/decompose';
import { toldStructure } from '../view/toldStructure';
import { areaSummaries } from './areas';
import { edxRecord } from './edxRecord';

/** `analysis.json`: all that is needed to tell how an analysis was made, to make it again, and to show it without calculating. */
export function analysisRecord(analysis: Analysis, output: AnalyseOutput): object {
  const { options, loss, profiles, factors, advice, classes } = analysis;
  const { axis, bins, dataSets } = profiles;
  const pixels = Array.from({ length: factors.components.rows }, () => 0);
  classes.forEach(own => own > 0 && pixels[own - 1]++);
  return {
    ...madeNow(),
    options: { ...options, ...wholePaths(options), loss, classify: analysis.classRule },
    steps: stepsOf(analysis),
    inputs: dataSets.map(({ file, stamp, rowOf, version }) => ({
      path: file.path,
      ...version,
      stamp,
      scan: file.shape.slice(0, 2),
      bins: file.shape[2],
      'q_scale(1/A)': file.scale,
      'q_offset(1/A)': file.offset,
      'step(nm)': file.step ?? null,
      areas: file.areas ? 'from the file' : 'full rings',
      positions_left_out: rowOf.filter(row => row < 0).length
    })),
    axis: { 'scale(1/A)': axis.scale, 'offset(1/A)': axis.offset, bins: axis.bins },
    direct_beam: profiles.beam
      ? { 'edge(1/A)': qOf(axis, profiles.beam.edge), 'behind(1/A)': qOf(axis, profiles.beam.behind) }
      : null,
    bins_left_out: Array.from({ length: bins.range[1] - bins.range[0] }, (_, at) => bins.range[0] + at).filter(
      bin => !bins.used.includes(bin)
    ),
    decomposition: {
      components: factors.components.rows,
      error: factors.error,
      divergence: factors.divergence ?? null,
      starts: factors.starts,
      clustering: analysis.clustering ?? null,
      count_unit: factors.counted?.unit ?? null,
      mixtures: factors.counted?.mixtures ?? null,
      // By how much the logarithm of the evidence is for few components, a position; null: not asked
      evidence_for_few: factors.counted?.gainOfFew ?? null,
      ...(analysis.principal && { explained: analysis.principal.explained })
    },
    advice: advice ?? null,
    classes: {
      rule: analysis.classRule,
      pixels,
      support: analysis.support === undefined ? null : analysis.support + 1,
      // Pixels of a spot, where counts were weighed by how far they come in spots; null: they were not
      spot_area: analysis.spotArea ?? null
    },
    areas: areaSummaries(analysis.areas),
    neighbours: analysis.neighbours,
    overlaps: analysis.overlaps,
    peaks: analysis.peaks,
    matches: analysis.matches.classes,
    structures: analysis.matches.structures.map(toldStructure),
    windows: analysis.variances
      ? analysis.variances.windows.map(({ q }, at) => ({ q, threshold: analysis.variances?.thresholds[at] }))
      : [],
    patterns: analysis.patterns?.files ?? [],
    edx: analysis.edx ? edxRecord(analysis.edx) : null,
    result: output,
    warnings: analysis.warnings
  };
}

/** Paths as they are found from anywhere: the notebook need not run where the command was typed. */
function wholePaths({ structures, edx }: Analysis['options']): Partial<Analysis['options']> {
  return {
    ...(structures && { structures: structures.map(path => resolve(path)) }),
    ...(edx !== 'auto' && edx !== 'off' && { edx: resolve(edx) })
  };
}

function qOf({ scale, offset }: BinAxis, bin: number): number {
  return offset + bin * scale;
}

/** What was done with the profiles, in words and in order. */
export function stepsOf({
  options,
  loss,
  profiles,
  factors,
  clustering,
  classRule,
  support,
  spotArea
}: Analysis): string[] {
  const { matrix, beam, isBehindBeam, axis } = profiles;
  return [
    `${options.profile} profiles of ${profiles.dataSets.length} data sets, ${matrix.rows} scan positions`,
    ...(loss === 'poisson' ? ['times contributing area: ring counts'] : []),
    'negative values taken as 0',
    ...(options.log ? ['ln(1 + value)'] : []),
    ...(options.normalise === 'none'
      ? []
      : [
          { max: 'divided by the maximum', range: 'from 0 to 1', sum: 'divided by the sum' }[options.normalise] +
            ' of each position'
        ]),
    ...(beam && isBehindBeam
      ? [
          `the direct beam left out: its edge is at ${qOf(axis, beam.edge).toFixed(3)} 1/Å, and what follows from ${qOf(axis, beam.behind).toFixed(3)} 1/Å on is used`
        ]
      : []),
    `${matrix.columns} bins of q`,
    ...(clustering === undefined
      ? []
      : [
          `positions weighed by how far their counts come in spots: ${clustering.toFixed(1)} of them say as much as one, on average`
        ]),
    ...(options.method === 'pca'
      ? ['the mean of all positions taken off', 'principal components: orthogonal, of largest variance']
      : [
          `${loss === 'poisson' ? 'non-negative factors of greatest likelihood for counts' : 'non-negative factors of least squares'}, best of ${options.restarts} starts, seed ${options.seed}`,
          ...mixtureSteps(factors.counted, options.mixtures)
        ]),
    ...(classRule === 'present'
      ? [
          `classes of what is certainly present, by ${CERTAIN} standard errors${support === undefined ? '' : `; component ${support + 1} lies under all others: its class is where nothing else is`}${spotArea === undefined ? '' : '; which it is, by counts weighed ring by ring by how far they come in spots'}`
        ]
      : [])
  ];
}

/** What was decided on what positions are made of, and by whom. */
function mixtureSteps(counted: Counted | undefined, asked: Analysis['options']['mixtures']): string[] {
  if (counted === undefined) {
    return [];
  }
  const why = asked === 'auto' ? 'for which the counts speak' : 'as asked';
  return [
    counted.mixtures === 'few'
      ? `of factors as likely, those that make positions of few components, ${why}`
      : `positions may be mixtures of all components, ${why}`
  ];
}
