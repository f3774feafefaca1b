import type { EnergyAxis } from '../../../core/edx/energyAxis';
import type { MapOverScan } from '../../../core/edx/mapExtent';
import { mapOverScan } from '../../../core/edx/mapExtent';
import { InputError } from '../../../core/errors';
import type { EdxPair } from '../../../core/edx/pairing';
import { openRipple } from '../../../storage/edx/rippleFile';
import type { SpectrumFile } from '../../../storage/edx/spectrumFile';
import { spectrumShape } from '../../../storage/edx/spectrumFile';
import type { PathGuard } from '../../../storage/pathGuard';
import type { DataSet } from '../load/dataSet';
import { isOina, openOina } from './labelledMaps';

/** The spectrum map of a data set. */
export interface SpectrumMap {
  readonly dataSet: DataSet;
  /** `.rpl` or `.h5oina` */
  readonly path: string;
  readonly pair: EdxPair;
  readonly file: SpectrumFile;
  readonly axis: EnergyAxis;
  readonly over: MapOverScan;
}

/** What the user says of energies, keV. */
export interface EnergyOptions {
  readonly energyScale?: number;
  readonly energyOffset?: number;
}

/** In wider channels no line stands out: detectors resolve 0.13 keV. */
const WIDEST = 0.1;

/**
 * Opens a map and lays it over the scan of its data set.
 *
 * @throws InputError `E_ENERGY_AXIS` where neither a file nor the user tells energies, or tells eV as keV; `E_EDX_SIZE` where map and scan do not belong
 * together; those of openSpectra and openOina
 */
export async function openSpectrumMap(
  dataSet: DataSet,
  pair: EdxPair,
  options: EnergyOptions,
  guard: PathGuard
): Promise<SpectrumMap> {
  const path = pair.map;
  const file = await openSpectra(path, guard);
  const { rows, columns, channels, ...own } = spectrumShape(file);
  const beside = pair.header === undefined ? undefined : await openOina(pair.header, guard);
  const width = options.energyScale ?? own.energyWidth ?? beside?.energyWidth;
  const offset = options.energyOffset ?? own.energyOffset ?? beside?.energyOffset;
  if (width === undefined || offset === undefined) {
    const missing = width === undefined ? 'how wide its channels are' : 'the energy of its first channel';
    throw new InputError(
      'E_ENERGY_AXIS',
      `${path} does not say ${missing}. Say it: AZtec's exports usually have 0.01 keV a channel from -0.2 keV on (--energy-scale 0.01 --energy-offset -0.2). Or export the map as .h5oina too, which has it.`
    );
  }
  if (width > WIDEST) {
    throw new InputError(
      'E_ENERGY_AXIS',
      `${path}: ${width} keV a channel is wider than an X-ray line. Give it in keV, not in eV: AZtec's exports usually have 0.01 (--energy-scale 0.01).`
    );
  }
  const { shape, step } = dataSet.file;
  // The header may be of the same map binned: its field of view stays
  const header = beside?.step && [(beside.step[0] * beside.rows) / rows, (beside.step[1] * beside.columns) / columns];
  const over = mapOverScan(
    { extent: [rows, columns], step: own.step ?? (header && [header[0], header[1]]) },
    { extent: [shape[0], shape[1]], step: step === undefined ? undefined : [step, step] }
  );
  if ('reason' in over) {
    throw new InputError('E_EDX_SIZE', `${path}: ${over.reason}`);
  }
  return { dataSet, path, pair, file, axis: { channels, width, offset }, over };
}

/** @throws InputError `E_H5OINA` where an h5oina file has no spectra; those of readOina and openRipple */
export async function openSpectra(path: string, guard: PathGuard): Promise<SpectrumFile> {
  if (!isOina(path)) {
    return openRipple(path, guard);
  }
  const file = await openOina(path, guard);
  if (file.channels === 0) {
    throw new InputError(
      'E_H5OINA',
      `${path} holds no spectra, only maps that AZtec made of them. Export it again with its spectra (AZtec 6.2 or later), or as .rpl and .raw.`
    );
  }
  return file;
}
