import type { TranslationBundle } from '@jupyterlab/translation';

import type { AnalyseForm } from './analyseForm';

/** What is not as usual, a few words for each. @param changed fields, in the order of the form */
export function analyseWords(
  form: AnalyseForm,
  changed: readonly (keyof AnalyseForm)[],
  trans: TranslationBundle
): string[] {
  const loss = { auto: '', poisson: trans.__('Poisson loss'), frobenius: trans.__('least squares') };
  const normalise = {
    none: '',
    max: trans.__('divided by the maximum'),
    range: trans.__('scaled to 0 … 1'),
    sum: trans.__('divided by the sum')
  };
  const words: Record<keyof AnalyseForm, () => string> = {
    profile: () => (form.profile === 'mean' ? trans.__('means') : trans.__('variances')),
    include: () => trans.__('only %1', form.include),
    exclude: () => trans.__('without %1', form.exclude),
    qFrom: () => trans.__('q from %1 to %2 1/Å', form.qFrom, form.qTo),
    // Said with its other end
    qTo: () => '',
    components: () => trans.__('%1 components', form.components),
    maxComponents: () => trans.__('at most %1 components', form.maxComponents),
    method: () => (form.method === 'pca' ? trans.__('principal components') : ''),
    loss: () => loss[form.loss],
    normalise: () => normalise[form.normalise],
    log: () => (form.log ? trans.__('logarithm') : ''),
    restarts: () => trans.__('%1 starts', form.restarts),
    seed: () => trans.__('seed %1', form.seed),
    classify: () =>
      ({
        usual: '',
        present: trans.__('classes of what is present'),
        argmax: trans.__('classes by the largest coefficient'),
        percentile: trans.__('classes above percentile %1', form.percentile)
      })[form.classify],
    // Said with the rule it belongs to
    percentile: () => '',
    areas: () =>
      ({ off: trans.__('no areas'), dbscan: trans.__('areas by DBSCAN'), hdbscan: trans.__('areas by HDBSCAN') })[
        form.areas
      ],
    areaReach: () => trans.__('areas reach %1 positions', form.areaReach),
    areaLeast: () => trans.__('areas from %1 positions', form.areaLeast),
    patterns: () => (form.patterns ? trans.__('patterns of classes') : trans.__('no patterns of classes')),
    structures: () => {
      const count = form.structures.split(',').filter(text => text.trim() !== '').length;
      return trans._n('one structure beside gold', '%1 structures beside gold', count);
    },
    edx: () => ({ auto: '', off: trans.__('without EDX'), named: trans.__('EDX of %1', form.edxPath) })[form.edx],
    // Said with the choice to name one
    edxPath: () => '',
    elements: () => form.elements,
    energyScale: () => trans.__('%1 keV a channel', form.energyScale),
    energyOffset: () => trans.__('from %1 keV', form.energyOffset),
    out: () => trans.__('to %1', form.out)
  };
  return changed.map(field => words[field]()).filter(word => word !== '');
}
