import type { EnergyAxis } from '../../../core/edx/energyAxis';
import type { MapOverScan } from '../../../core/edx/mapExtent';
import { mapOverScan } from '../../../core/edx/mapExtent';
import { InputError } from '../../../core/errors';
import type { RippleFile } from '../../../storage/edx/rippleFile';
import { openRipple } from '../../../storage/edx/rippleFile';
import type { PathGuard } from '../../../storage/pathGuard';
import type { DataSet } from '../load/dataSet';

/** The spectrum map of a data set. */
export interface SpectrumMap {
  readonly dataSet: DataSet;
  /** `.rpl` */
  readonly path: string;
  readonly file: RippleFile;
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
 * @throws InputError `E_ENERGY_AXIS` where neither the file nor the user tells energies, or tells eV as keV; `E_EDX_SIZE` where map and scan do not belong
 * together; those of openRipple
 */
export async function openSpectrumMap(
  dataSet: DataSet,
  path: string,
  options: EnergyOptions,
  guard: PathGuard
): Promise<SpectrumMap> {
  const file = await openRipple(path, guard);
  const { rows, columns, channels, energyWidth, energyOffset } = file.header;
  const [width, offset] = [options.energyScale ?? energyWidth, options.energyOffset ?? energyOffset];
  if (width === undefined || offset === undefined) {
    const missing = width === undefined ? 'how wide its channels are' : 'the energy of its first channel';
    throw new InputError(
      'E_ENERGY_AXIS',
      `${path} does not say ${missing}. Say it: AZtec's exports usually have 0.01 keV a channel from -0.2 keV on (--energy-scale 0.01 --energy-offset -0.2).`
    );
  }
  if (width > WIDEST) {
    throw new InputError(
      'E_ENERGY_AXIS',
      `${path}: ${width} keV a channel is wider than an X-ray line. Give it in keV, not in eV: AZtec's exports usually have 0.01 (--energy-scale 0.01).`
    );
  }
  const scan = [dataSet.file.shape[0], dataSet.file.shape[1]] as const;
  const over = mapOverScan([rows, columns], scan);
  if (over === undefined) {
    throw new InputError(
      'E_EDX_SIZE',
      `${path} has ${rows} x ${columns} positions and the scan ${dataSet.stamp} ${scan.join(' x ')}: they are not of one field of view.`
    );
  }
  return { dataSet, path, file, axis: { channels, width, offset }, over };
}
