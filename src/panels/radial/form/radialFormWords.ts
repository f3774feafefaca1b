import type { TranslationBundle } from '@jupyterlab/translation';

import { experimentWords } from '../../form/experiment';
import type { FormWords } from '../../form/fieldWords';
import { readLists } from '../../form/numberLists';
import type { RadialForm } from './radialForm';

/** The fields of a radial transform, with the names that microscopists know them by. */
export function radialFormWords(trans: TranslationBundle): FormWords<RadialForm> {
  return {
    auFolder: {
      label: trans.__('Au folder'),
      placeholder: trans.__('whole session'),
      hint: trans.__('Where calibrations are looked for, of the voltage and camera length of the data.'),
      says: ({ auFolder }) => trans.__('calibrations of %1', auFolder)
    },
    calibration: {
      label: trans.__('Calibration'),
      kind: 'path',
      hint: trans.__('auto: by voltage and camera length; or the path of a record or folder.'),
      says: ({ calibration }) => trans.__('calibration %1', calibration)
    },
    origin: {
      label: trans.__('Centre finding'),
      choices: {
        fast: trans.__('Perform a fast centre finding'),
        slow: trans.__('Find the centre of every pattern'),
        given: trans.__('Use the centre below for all patterns')
      },
      says: ({ origin, place }) =>
        ({
          fast: trans.__('fast centre finding'),
          slow: trans.__('every centre found'),
          given: trans.__('centre at %1', place)
        })[origin]
    },
    place: {
      label: trans.__('Centre: row, column (px)'),
      hint: trans.__('Drag it on the pattern of the preview.'),
      problem: trans.__('Row and column of the direct beam in px, such as 127.5, 130.'),
      isUsed: ({ origin }) => origin === 'given'
    },
    mask: {
      label: trans.__('Enter the mask file path (optional)'),
      kind: 'path',
      says: () => trans.__('with a mask')
    },
    maskPage: {
      label: trans.__('Page of the mask'),
      placeholder: '1',
      kind: 'whole',
      hint: trans.__('For a TIFF of several pages.'),
      says: ({ maskPage }) => trans.__('mask on page %1', maskPage)
    },
    hotPixels: {
      label: trans.__('Hot pixels'),
      choices: { auto: trans.__('leave out'), off: trans.__('count') },
      says: ({ hotPixels }) => ({ auto: trans.__('without hot pixels'), off: trans.__('with hot pixels') })[hotPixels]
    },
    sectors: {
      label: trans.__('Sectors left out: from, to (°)'),
      hint: trans.__('From the row axis, down, towards the columns, right. Draw them in the preview.'),
      problem: trans.__('Degrees from, to: such as 350, 10. Put semicolons between several.'),
      says: ({ sectors }) => trans._n('a sector left out', '%1 sectors left out', readLists(sectors).length)
    },
    discs: {
      label: trans.__('Discs left out: row, column, radius (px)'),
      problem: trans.__('Row, column and radius in px. Put semicolons between several.'),
      says: ({ discs }) => trans._n('a disc left out', '%1 discs left out', readLists(discs).length)
    },
    convention: {
      label: trans.__('Convention'),
      choices: { exact: trans.__('exact: area-weighted rings'), epsic: trans.__("epsic: as ePSIC's notebooks") },
      says: ({ convention }) => trans.__('convention %1', convention)
    },
    statistic: {
      label: trans.__('Of every ring'),
      choices: { mean: trans.__('mean'), median: trans.__('median'), quantile: trans.__('quantile') },
      hint: trans.__('The median leaves Bragg reflections out of a ring.'),
      says: ({ statistic, quantile }) =>
        ({ mean: trans.__('means'), median: trans.__('medians'), quantile: trans.__('quantile %1', quantile) })[
          statistic
        ]
    },
    quantile: {
      label: trans.__('Quantile, 0 to 1'),
      kind: 'decimal',
      problem: trans.__('A part between 0 and 1, such as 0.9.'),
      isUsed: ({ statistic }) => statistic === 'quantile'
    },
    rotation: {
      label: trans.__('Angle between R and Q (optional), degrees'),
      kind: 'decimal',
      problem: trans.__('The angle is given in degrees, from -360 to 360.'),
      says: ({ rotation }) => trans.__('turned by %1°', rotation)
    },
    roll: {
      label: trans.__('Roll scan lines by columns'),
      placeholder: '0',
      hint: trans.__('To the left; auto finds the seam of some scans with EDX and closes it.'),
      problem: trans.__('A number of columns, auto, or nothing.'),
      says: ({ roll }) => trans.__('lines rolled by %1', roll)
    },
    gain: {
      label: trans.__('Counts per electron'),
      placeholder: '1',
      kind: 'decimal',
      problem: trans.__('Counts that one electron makes: a number above 0, or nothing for 1.'),
      says: ({ gain }) => trans.__('gain %1', gain)
    },
    ...experimentWords(trans),
    solidAngle: {
      label: trans.__('Divide by the solid angle that a pixel sees'),
      says: ({ solidAngle }) => (solidAngle ? trans.__('per solid angle') : trans.__('per pixel'))
    },
    corrected: {
      label: trans.__('Write the corrected patterns too'),
      says: ({ corrected }) => (corrected ? trans.__('corrected patterns') : trans.__('no corrected patterns'))
    },
    rpl: {
      label: trans.__('Save the results also as .rpl (optional)'),
      says: ({ rpl }) => (rpl ? trans.__('also .rpl') : trans.__('no .rpl'))
    },
    overwrite: {
      label: trans.__('Ignore the previously transformed data'),
      says: () => trans.__('transformed data again')
    },
    out: {
      label: trans.__('Output folder'),
      placeholder: trans.__('beside the data'),
      kind: 'path',
      says: ({ out }) => trans.__('to %1', out)
    }
  };
}
