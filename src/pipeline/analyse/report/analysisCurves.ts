import type { Dense } from '../../../core/analysis/dense';
import { line } from '../../../core/analysis/dense';
import { BEYOND_STROBE, channelEnergy, channelsBetween } from '../../../core/edx/energyAxis';
import type { Analysis } from '../analysis';
import type { EdxAnalysis } from '../edx/correlateEdx';
import type { Curves } from './curvesPart';

export function componentCurves({ profiles: { axis, bins }, factors, principal }: Analysis): Curves {
  return {
    title: principal ? 'Principal components' : 'Components',
    note: principal
      ? `Each has length 1, and is added to the mean. Parts of the variance: ${principal.explained.map(({ ratio }) => `${(100 * ratio).toFixed(1)} %`).join(', ')}.`
      : 'Each adds up to 1 over its bins: a coefficient is what the component contributes to a scan position.',
    x: bins.used.map(bin => axis.offset + bin * axis.scale),
    axisTitle: 'q (1/Å)',
    curves: numbered(factors.components, factors.components.rows)
  };
}

/** Within the q range: the direct beam would hide all else. */
export function classCurves({
  profiles: { axis, bins },
  factors,
  classProfiles,
  classRule,
  options
}: Analysis): Curves {
  const [first, behind] = bins.range;
  return {
    title: `${options.profile === 'mean' ? 'Mean profile' : 'Mean variance profile'} of each class`,
    note: `Classes by ${classRule}. The profiles are as they stand in the files, within the q range.`,
    x: Array.from({ length: behind - first }, (_, at) => axis.offset + (first + at) * axis.scale),
    axisTitle: 'q (1/Å)',
    curves: numbered(classProfiles, factors.components.rows).map(({ name, values }) => ({
      name,
      values: values.subarray(first, behind)
    }))
  };
}

/** @returns undefined where there is no spectrum map */
export function spectrumCurves({ axis, classSpectra }: EdxAnalysis): Curves | undefined {
  if (!axis || classSpectra.columns === 0) {
    return undefined;
  }
  const { from, end } = channelsBetween(axis, BEYOND_STROBE, Infinity);
  return {
    title: 'Mean spectrum of each class',
    note: 'Counts of a position of the spectrum map in each channel, behind the strobe peak.',
    x: Array.from({ length: end - from }, (_, at) => channelEnergy(axis, from + at)),
    axisTitle: 'Energy (keV)',
    curves: numbered(classSpectra, classSpectra.rows).map(({ name, values }) => ({
      name,
      values: values.subarray(from, end)
    }))
  };
}

function numbered(lines: Dense, count: number): { name: string; values: Float64Array }[] {
  return Array.from({ length: count }, (_, k) => ({ name: `${k + 1}`, values: line(lines, k) }));
}
