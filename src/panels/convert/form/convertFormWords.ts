import type { TranslationBundle } from '@jupyterlab/translation';

import type { FormWords } from '../../form/fieldWords';
import { formatShape } from '../../parts/quantities';
import type { ConvertForm } from './convertForm';

/** Factors people use; up to 64 can be typed. */
const FACTORS = [1, 2, 3, 4, 5, 6, 7, 8].map(String);

/** The fields of a conversion, with the names that microscopists know them by. */
export function convertFormWords(trans: TranslationBundle): FormWords<ConvertForm> {
  const isKnown = ({ reshape }: ConvertForm): boolean => reshape === 'known';
  const isScan = ({ reshape }: ConvertForm): boolean => reshape !== 'none';
  const factors = {
    placeholder: '1',
    kind: 'whole',
    entries: FACTORS.map(value => ({ value, note: value === '1' ? trans.__('none') : `${value} × ${value}` }))
  } as const;
  const ways = {
    auto: trans.__('Auto reshape'),
    flyback: trans.__('Use Fly-back'),
    known: trans.__('Known shape'),
    none: trans.__('No reshaping')
  };
  return {
    reshape: {
      label: trans.__('Reshape'),
      choices: ways,
      says: ({ reshape, scanX, scanY }) =>
        reshape === 'known' && scanX !== '' && scanY !== ''
          ? `${ways.known} ${formatShape([+scanY, +scanX])}`
          : ways[reshape]
    },
    // Said with the way of reshaping, which is changed too
    scanX: {
      label: trans.__('Scan_X (columns)'),
      kind: 'whole',
      problem: trans.__('Scan_X is a whole number of columns, 1 or more.'),
      isUsed: isKnown
    },
    scanY: {
      label: trans.__('Scan_Y (rows)'),
      kind: 'whole',
      problem: trans.__('Scan_Y is a whole number of rows, 1 or more.'),
      isUsed: isKnown
    },
    lineSkip: {
      label: trans.__('Line skip (frames)'),
      placeholder: '0',
      kind: 'whole',
      problem: trans.__('Line skip is a whole number of frames, 0 or more.'),
      says: ({ lineSkip }) => trans.__('line skip %1', lineSkip || '0'),
      isUsed: isKnown
    },
    firstFrame: {
      label: trans.__('First frame'),
      placeholder: '0',
      kind: 'whole',
      problem: trans.__('First frame is a whole number, counted from 0.'),
      says: ({ firstFrame }) => trans.__('first frame %1', firstFrame),
      isUsed: isKnown
    },
    binNav: {
      ...factors,
      label: trans.__('Bin scan'),
      hint: form => (isScan(form) ? trans.__('positions per side; 1: none') : trans.__('a stack has no scan')),
      problem: trans.__('Bin scan is a whole number from 1 (off) to 64.'),
      says: ({ binNav }) => trans.__('bin scan %1', binNav),
      isUsed: isScan,
      keepsPlace: true
    },
    binSig: {
      ...factors,
      label: trans.__('Bin diffraction'),
      hint: trans.__('pixels per side; 1: none'),
      problem: trans.__('Bin diffraction is a whole number from 1 (off) to 64.'),
      says: ({ binSig }) => trans.__('bin diffraction %1', binSig)
    },
    cross: {
      label: trans.__('Insert chip gap'),
      hint: trans.__('a quad detector gives 515 × 515 pixels, not 512 × 512'),
      says: ({ cross }) => (cross ? trans.__('chip gap') : trans.__('no chip gap'))
    },
    compression: {
      label: trans.__('Compression'),
      choices: {
        'bitshuffle-lz4': trans.__('bitshuffle-lz4 (fast, small)'),
        gzip: trans.__('gzip (slow, read everywhere)'),
        none: trans.__('none (largest)')
      },
      hint: ({ compression }) =>
        compression === 'bitshuffle-lz4' ? trans.__('Python reads it after "import hdf5plugin".') : undefined,
      says: ({ compression }) => (compression === 'none' ? trans.__('not compressed') : compression)
    },
    radial: {
      label: trans.__('Radial transform too'),
      hint: trans.__('in the same pass, with the calibration of the same voltage and camera length'),
      says: ({ radial }) => (radial ? trans.__('with radial profiles') : trans.__('no radial profiles'))
    },
    overwrite: {
      label: trans.__('Overwrite'),
      hint: trans.__('converts again what is complete'),
      says: ({ overwrite }) => (overwrite ? trans.__('overwrite') : trans.__('no overwrite'))
    },
    roll: {
      label: trans.__('Roll columns'),
      placeholder: '0',
      kind: 'whole',
      hint: trans.__('moves every scan line to the left, which closes a vertical seam; 0: off'),
      problem: trans.__('Roll is a whole number of columns, 0 (off) or more.'),
      says: ({ roll }) => trans.__('roll %1', roll || '0'),
      isUsed: isScan,
      keepsPlace: true
    },
    cropLastColumn: {
      label: trans.__('Crop last column'),
      hint: trans.__('leaves out the column of the fly-back'),
      says: ({ cropLastColumn }) => (cropLastColumn ? trans.__('crop last column') : trans.__('keep last column')),
      isUsed: isScan,
      keepsPlace: true
    },
    spikes: {
      label: trans.__('Replace spikes'),
      hint: trans.__('far too bright frames become the median around them'),
      says: ({ spikes }) => (spikes ? trans.__('replace spikes') : trans.__('keep spikes')),
      isUsed: isScan,
      keepsPlace: true
    },
    out: {
      label: trans.__('Output folder'),
      placeholder: trans.__('Full path on the server'),
      kind: 'path',
      problem: trans.__('Choose an output folder: these data lie outside a session.'),
      says: ({ out }) => (out === '' ? trans.__('folder of the session') : trans.__('to %1', out))
    }
  };
}
