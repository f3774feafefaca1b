import type { TranslationBundle } from '@jupyterlab/translation';

import type { AdviceTrial, AnalysisRecord } from '../../../protocol/analyse/analysisRecord';
import type { Curve } from '../../plots/curves/curveView';

export interface AdviceCurve {
  readonly title: string;
  /** Beside the y axis */
  readonly y: string;
  readonly curve: Curve;
}

/** The curves of the advice; those that could not be told (variances are no counts) are left out. */
export function adviceCurves(trials: readonly AdviceTrial[], trans: TranslationBundle): AdviceCurve[] {
  const least = Math.min(...trials.map(({ deviance }) => deviance ?? Infinity));
  const curve = (
    title: string,
    y: string,
    value: (trial: AdviceTrial) => number | null | undefined,
    error?: (trial: AdviceTrial) => number | null | undefined
  ): AdviceCurve => ({
    title,
    y,
    curve: {
      name: title,
      x: trials.map(({ components }) => components),
      y: trials.map(trial => value(trial) ?? NaN),
      ...(error && { error: trials.map(trial => error(trial) ?? 0) })
    }
  });
  return [
    curve(
      trans.__('Held-out deviance'),
      trans.__('above the least'),
      ({ deviance }) => (deviance === undefined || deviance === null ? undefined : deviance - least),
      ({ devianceError }) => devianceError
    ),
    curve(trans.__('Chi-square'), trans.__('over degrees of freedom'), ({ chiSquare }) => chiSquare),
    curve(trans.__('Stability'), trans.__('likeness of two halves'), ({ stability }) => stability),
    curve(
      trans.__('Variance over that by chance'),
      trans.__('ratio'),
      ({ variance, varianceByChance }) => (variance ?? NaN) / (varianceByChance ?? NaN)
    )
  ].filter(({ curve: { y } }) => Array.from(y).some(Number.isFinite));
}

/** Which part of the variance principal components explain, in a sentence; nothing of others. */
export function explainedSentence({ decomposition }: AnalysisRecord, trans: TranslationBundle): string {
  const ratios = (decomposition?.explained ?? []).map(({ ratio }) => 100 * ratio);
  const sum = ratios.reduce((all, ratio) => all + ratio, 0);
  return ratios.length === 0
    ? ''
    : trans.__(
        'They explain %1 % of the variance: %2 %.',
        sum.toFixed(1),
        ratios.map(one => one.toFixed(1)).join(', ')
      );
}

/** What positions were taken to be made of, in a sentence; nothing where counts do not say it. */
export function mixtureSentence({ decomposition }: AnalysisRecord, trans: TranslationBundle): string {
  const { mixtures, evidence_for_few: evidence } = decomposition ?? {};
  const isByCounts = typeof evidence === 'number';
  if (mixtures === 'few') {
    return isByCounts
      ? trans.__('The counts say that each position is made of few components.')
      : trans.__('Few components at each position were asked for.');
  }
  if (mixtures === 'many') {
    return isByCounts
      ? trans.__('The counts say that positions are mixtures of many components.')
      : trans.__('Mixtures of many components were asked for.');
  }
  return '';
}

/** How far the sum of components is from the profiles; nothing where the record does not say it. */
export function errorSentence({ result }: AnalysisRecord, trans: TranslationBundle): string {
  const { error, loss } = result;
  const percent = error === undefined ? undefined : (100 * error).toFixed(2);
  return percent === undefined
    ? ''
    : loss === 'poisson'
      ? trans.__('Relative error %1 %, counting noise included.', percent)
      : trans.__('Relative error %1 %.', percent);
}

/** What was advised, in sentences. */
export function adviceSentence(record: AnalysisRecord, trans: TranslationBundle): string {
  const { advice, result } = record;
  if (!advice) {
    return trans._n('One component was asked for.', '%1 components were asked for.', result.components);
  }
  const advised = trans._n('One component is advised', '%1 components are advised', advice.components);
  if (record.options?.method === 'pca') {
    return advice.stabilityAgrees
      ? trans.__('%1: those whose variance exceeds chance.', advised)
      : trans.__('%1, but the variance of none exceeds chance.', advised);
  }
  const { chiSquareAgrees, stabilityAgrees } = advice;
  if (chiSquareAgrees && stabilityAgrees) {
    return trans.__('%1: held-out counts, chi-square and stability agree.', advised);
  }
  if (stabilityAgrees && chiSquareAgrees === undefined) {
    return trans.__('%1, and they are stable.', advised);
  }
  if (stabilityAgrees) {
    return trans.__('%1, and they are stable; chi-square does not confirm it.', advised);
  }
  return trans.__(
    '%1, but they are unstable: the two halves of the data give different ones. Look at the curves below.',
    advised
  );
}
