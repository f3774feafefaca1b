import type { TranslationBundle } from '@jupyterlab/translation';

import type { FormWords } from '../../form/fieldWords';
import { textsIn } from '../../form/holding';
import type { AnalyseForm } from './analyseForm';

/** The fields of an analysis, with the names that microscopists know them by. */
export function analyseFormWords(trans: TranslationBundle): FormWords<AnalyseForm> {
  const isFactored = ({ method }: AnalyseForm): boolean => method === 'nmf';
  const isCounted = ({ method, profile, loss }: AnalyseForm): boolean =>
    method === 'nmf' && (loss === 'poisson' || (loss === 'auto' && profile === 'mean'));
  const hasAreas = ({ areas }: AnalyseForm): boolean => areas !== 'off';
  const hasEdx = ({ edx }: AnalyseForm): boolean => edx !== 'off';
  return {
    profile: {
      label: trans.__('Profiles'),
      choices: { mean: trans.__('mean: counts'), variance: trans.__('variance along the rings') },
      says: ({ profile }) => ({ mean: trans.__('means'), variance: trans.__('variances') })[profile]
    },
    include: {
      label: trans.__('Only data sets with'),
      placeholder: trans.__('all'),
      hint: trans.__('A part of the path; several with commas between.'),
      says: ({ include }) => trans.__('only %1', include)
    },
    exclude: {
      label: trans.__('No data sets with'),
      placeholder: trans.__('none'),
      says: ({ exclude }) => trans.__('without %1', exclude)
    },
    qFrom: {
      label: trans.__('q from (1/Å)'),
      placeholder: trans.__('behind the direct beam'),
      kind: 'decimal',
      says: ({ qFrom, qTo }) => trans.__('q from %1 to %2 1/Å', qFrom, qTo)
    },
    // Said with its other end
    qTo: {
      label: trans.__('q to (1/Å)'),
      placeholder: trans.__('the end'),
      kind: 'decimal',
      problem: trans.__('The smaller q comes first, the larger one second, in 1/Å.')
    },
    log: {
      label: trans.__('Take ln(1 + value) first'),
      says: ({ log }) => (log ? trans.__('logarithm') : '')
    },
    normalise: {
      label: trans.__('Normalise each position'),
      choices: {
        none: trans.__('no'),
        max: trans.__('by its maximum'),
        range: trans.__('from 0 to 1'),
        sum: trans.__('by its sum')
      },
      hint: ({ normalise }) =>
        normalise === 'range'
          ? trans.__('Lifts the noise of empty positions to the height of rings: vacuum becomes a component.')
          : undefined,
      says: ({ normalise }) =>
        ({
          none: '',
          max: trans.__('divided by the maximum'),
          range: trans.__('scaled to 0 … 1'),
          sum: trans.__('divided by the sum')
        })[normalise]
    },
    components: {
      label: trans.__('Number of components'),
      placeholder: trans.__('advised'),
      kind: 'whole',
      problem: trans.__('A whole number from 1 to 64, or nothing to be advised.'),
      says: ({ components }) => trans.__('%1 components', components)
    },
    maxComponents: {
      label: trans.__('Most that are tried'),
      placeholder: '10',
      kind: 'whole',
      problem: trans.__('A whole number from 1 to 32.'),
      says: ({ maxComponents }) => trans.__('at most %1 components', maxComponents),
      isUsed: ({ components }) => components.trim() === ''
    },
    method: {
      label: trans.__('Method'),
      choices: { nmf: trans.__('NMF: profiles are sums of a few'), pca: trans.__('PCA: differences from the mean') },
      hint: ({ method }) =>
        method === 'pca'
          ? trans.__('Shows quickly how many things vary. Components have negative parts, and are no phases.')
          : undefined,
      says: ({ method }) => (method === 'pca' ? trans.__('principal components') : '')
    },
    loss: {
      label: trans.__('Loss'),
      choices: {
        auto: trans.__('automatic'),
        poisson: trans.__('Poisson: likelihood of counts'),
        frobenius: trans.__('Frobenius: least squares')
      },
      hint: trans.__('Poisson for means, least squares for variances and for what is normalised.'),
      says: ({ loss }) => ({ auto: '', poisson: trans.__('Poisson loss'), frobenius: trans.__('least squares') })[loss],
      isUsed: isFactored
    },
    mixtures: {
      label: trans.__('Positions are made of'),
      choices: {
        auto: trans.__('automatic'),
        few: trans.__('few components each'),
        many: trans.__('many components at once')
      },
      hint: ({ mixtures }) =>
        ({
          auto: trans.__('The counts decide whether few or many.'),
          few: trans.__('Particles and patches: a component that a position does not need is left out of it.'),
          many: trans.__('Solid solutions, gradients, layers over one another.')
        })[mixtures],
      says: ({ mixtures }) =>
        ({ auto: '', few: trans.__('few components per position'), many: trans.__('mixed positions') })[mixtures],
      isUsed: isCounted
    },
    restarts: {
      label: trans.__('Starts'),
      placeholder: '3',
      kind: 'whole',
      hint: trans.__('The best of them is taken.'),
      problem: trans.__('A whole number from 1 to 100.'),
      says: ({ restarts }) => trans.__('%1 starts', restarts),
      isUsed: isFactored
    },
    seed: {
      label: trans.__('Seed'),
      placeholder: '0',
      kind: 'whole',
      hint: trans.__('The same seed gives the same result.'),
      problem: trans.__('A whole number from 0 on.'),
      says: ({ seed }) => trans.__('seed %1', seed),
      isUsed: isFactored
    },
    classify: {
      label: trans.__('Classes'),
      choices: {
        usual: trans.__('automatic'),
        present: trans.__('what is certainly present'),
        argmax: trans.__('by the largest coefficient'),
        percentile: trans.__('above a percentile')
      },
      hint: ({ classify }) =>
        classify === 'usual'
          ? trans.__('What is certainly present for counts, the largest coefficient otherwise.')
          : undefined,
      says: ({ classify, percentile }) =>
        ({
          usual: '',
          present: trans.__('classes of what is present'),
          argmax: trans.__('classes by the largest coefficient'),
          percentile: trans.__('classes above percentile %1', percentile)
        })[classify]
    },
    // Said with the rule it belongs to
    percentile: {
      label: trans.__('Percentile'),
      kind: 'decimal',
      problem: trans.__('A percentile from 0 to below 100.'),
      isUsed: ({ classify }) => classify === 'percentile'
    },
    areas: {
      label: trans.__('Areas of classes'),
      choices: {
        dbscan: trans.__('by DBSCAN: one density'),
        hdbscan: trans.__('by HDBSCAN: any density'),
        off: trans.__('not looked for')
      },
      says: ({ areas }) =>
        ({ off: trans.__('no areas'), dbscan: trans.__('areas by DBSCAN'), hdbscan: trans.__('areas by HDBSCAN') })[
          areas
        ]
    },
    areaReach: {
      label: trans.__('Reach of an area (positions)'),
      placeholder: '4',
      hint: trans.__('Positions of a class no farther apart than this can belong to one area.'),
      kind: 'decimal',
      problem: trans.__('A number of scan positions from 1 to 50.'),
      says: ({ areaReach }) => trans.__('areas reach %1 positions', areaReach),
      isUsed: hasAreas
    },
    areaLeast: {
      label: trans.__('Fewest positions'),
      placeholder: '36',
      hint: ({ areas }) =>
        areas === 'hdbscan'
          ? trans.__('In an area.')
          : trans.__('Within reach of a position, itself included. Lower it to find small areas.'),
      kind: 'whole',
      problem: trans.__('A whole number of scan positions.'),
      says: ({ areaLeast }) => trans.__('areas from %1 positions', areaLeast),
      isUsed: hasAreas
    },
    patterns: {
      label: trans.__('Mean pattern of each class (reads all patterns)'),
      says: ({ patterns }) => (patterns ? trans.__('patterns of classes') : trans.__('no patterns of classes'))
    },
    structures: {
      label: trans.__('CIF files'),
      placeholder: trans.__('gold alone'),
      kind: 'path',
      hint: trans.__('Full paths, with commas between. Their rings are compared with those of the classes.'),
      says: ({ structures }) =>
        trans._n('one structure beside gold', '%1 structures beside gold', textsIn(structures).length)
    },
    edx: {
      label: trans.__('Spectrum maps'),
      choices: {
        auto: trans.__('in folders EDX beside the data sets'),
        named: trans.__('of another file or folder'),
        off: trans.__('not looked at')
      },
      says: ({ edx, edxPath }) =>
        ({ auto: '', off: trans.__('without EDX'), named: trans.__('EDX of %1', edxPath) })[edx]
    },
    // Said with the choice to name one
    edxPath: {
      label: trans.__('File (.rpl, .h5oina) or folder'),
      kind: 'path',
      problem: trans.__('Name a spectrum map (.rpl, .h5oina), or a folder of them.'),
      isUsed: ({ edx }) => edx === 'named'
    },
    elements: {
      label: trans.__('Elements'),
      placeholder: trans.__('such as Au, Cu, Si'),
      hint: trans.__('Mapped, and compared with the components.'),
      problem: trans.__('Symbols such as Au, Cu, Si.'),
      says: ({ elements }) => elements,
      isUsed: hasEdx
    },
    energyScale: {
      label: trans.__('keV per channel'),
      placeholder: trans.__('from the file'),
      kind: 'decimal',
      hint: trans.__('Exports of AZtec as .rpl do not say it.'),
      problem: trans.__('A number above 0, in keV.'),
      says: ({ energyScale }) => trans.__('%1 keV a channel', energyScale),
      isUsed: hasEdx
    },
    energyOffset: {
      label: trans.__('Energy of the first channel (keV)'),
      placeholder: trans.__('from the file'),
      kind: 'decimal',
      problem: trans.__('A number, in keV.'),
      says: ({ energyOffset }) => trans.__('from %1 keV', energyOffset),
      isUsed: hasEdx
    },
    out: {
      label: trans.__('Output folder'),
      placeholder: trans.__('analysis/<time> beside the data sets'),
      kind: 'path',
      says: ({ out }) => trans.__('to %1', out)
    }
  };
}
