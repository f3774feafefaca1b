import { CancelledError, InputError } from '../../core/errors';
import type { MapLabels } from '../../core/edx/pairing';
import { datasetBytes, datasetValues, readMembers } from '../hdf5/groupReader';
import type { Hdf5Dataset, Hdf5File, Hdf5Group } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';
import { libraryNumbers } from '../hdf5/libraryNumbers';
import type { NumberArray } from '../hdf5/numberArray';
import { libraryFilters, requireReadable } from '../hdf5/readableFilters';
import { requireMemory } from '../memoryLimit';
import type { Visit } from './rippleFile';

/**
 * The EDX of an Oxford Instruments HDF5 file (`.h5oina`), by the format's specification of Oxford Instruments
 * (github.com/oinanoanalysis/h5oina, version 8).
 */
export interface OinaFile {
  readonly kind: 'oina';
  readonly path: string;
  readonly rows: number;
  readonly columns: number;
  /** 0 where the file has no spectra: AZtec exports them from 6.2 on, when asked to */
  readonly channels: number;
  /** Width of a channel and energy of channel 0, keV; the file says eV */
  readonly energyWidth: number;
  readonly energyOffset: number;
  /** Between rows and columns, nm; absent where the file says none */
  readonly step?: readonly [number, number];
  readonly labels: MapLabels;
  /** Names of the detectors that counted, whose counts are added up */
  readonly detectors: readonly string[];
}

const SPECTRA = 'Spectrum';
/** About so many bytes of spectra are taken out of the file at once. */
const READ_BYTES = 16 << 20;
/** An entry of the header is a number, two, or a name. */
const LONGEST_ENTRY = 4096;
/** What an analysis of some elements holds for each pixel: counts in windows and halves of them. */
const PIXEL_BYTES = 500;

/**
 * Reads the header of an `.h5oina` file, and how many spectra it has.
 *
 * @throws InputError `E_H5OINA` where it has no EDX, or that of several acquisitions, or of detectors that do not belong together, or does not say
 * what it must; those of `inHdf5File`
 */
export function readOina(path: string): Promise<OinaFile> {
  return inHdf5File(path, 'r', file => headOf(path, file));
}

/** Reads all spectra, position by position: the sum over the detectors. @throws InputError `E_H5OINA`, `E_HDF5_FILTER`, `E_MEMORY`; CancelledError */
export async function eachOinaSpectrum(oina: OinaFile, visit: Visit, signal?: AbortSignal): Promise<void> {
  const { path, rows, columns, channels } = oina;
  const count = rows * columns;
  for (let first = 0; first < count;) {
    if (signal?.aborted) {
      throw new CancelledError();
    }
    first = await inHdf5File(path, 'r', file => {
      const counted = detectorsIn(path, file).flatMap(eds => spectraIn(path, eds) ?? []);
      if (counted.length === 0 || counted.some(({ shape }) => shape?.[0] !== count || shape[1] !== channels)) {
        throw new InputError('E_H5OINA', `${path} was changed while it was read. Start again.`);
      }
      const end = Math.min(count, first + spectraAtOnce(path, counted[0]));
      const values = summed(counted.map(data => libraryNumbers(path, data, [[first, end], []])));
      for (let at = first; at < end; at++) {
        visit(at, values.subarray((at - first) * channels, (at - first + 1) * channels));
      }
      return end;
    });
  }
}

/** Whole chunks, so that none is unpacked twice. */
function spectraAtOnce(path: string, data: Hdf5Dataset): number {
  const [, channels] = data.shape ?? [0, 0];
  const bytes = channels * data.metadata.size;
  const [chunk, chunkChannels] = data.metadata.chunks ?? [1, 1];
  // Once as they are unpacked, and once as they are handed over
  requireMemory(
    path,
    `chunks of ${chunk} x ${chunkChannels} numbers`,
    2 * chunk * Math.max(bytes, chunkChannels * data.metadata.size)
  );
  return chunk * Math.max(1, Math.floor(READ_BYTES / (chunk * bytes)));
}

/** Numbers of the detectors, added up. */
function summed([first, ...others]: readonly NumberArray[]): Float64Array {
  const sum = Float64Array.from(first as ArrayLike<number | bigint>, Number);
  others.forEach(values => values.forEach((value, at) => (sum[at] += Number(value))));
  return sum;
}

/** Of detectors with spectra, those that counted the same pixels in the same channels. */
function headOf(path: string, file: Hdf5File): OinaFile {
  const all = detectorsIn(path, file).map(eds => headOfDetector(path, eds));
  const counted = all.some(({ channels }) => channels > 0) ? all.filter(({ channels }) => channels > 0) : all;
  const [first] = counted;
  for (const other of counted) {
    const differs = difference(first, other);
    if (differs !== undefined) {
      throw new InputError(
        'E_H5OINA',
        `${path} holds EDX of detectors that cannot be added up: ${first.detectors[0]} and ${other.detectors[0]} differ (${differs}). Export the map of one.`
      );
    }
  }
  return { ...first, detectors: counted.flatMap(({ detectors }) => detectors) };
}

/** In words; undefined where the counts of both detectors can be added up. */
function difference(one: OinaFile, other: OinaFile): string | undefined {
  if (one.rows !== other.rows || one.columns !== other.columns) {
    return `${one.rows} x ${one.columns} and ${other.rows} x ${other.columns} pixels`;
  }
  if (one.channels !== other.channels) {
    return `${one.channels} and ${other.channels} channels`;
  }
  if (one.energyWidth !== other.energyWidth) {
    return `channels ${one.energyWidth} and ${other.energyWidth} keV wide`;
  }
  return one.energyOffset === other.energyOffset
    ? undefined
    : `channels from ${one.energyOffset} and from ${other.energyOffset} keV on`;
}

function headOfDetector(path: string, eds: Hdf5Group): OinaFile {
  const header = readMembers(eds).groups.get('Header');
  const entries = header ? readMembers(header).datasets : new Map<string, Hdf5Dataset>();
  const number = (name: string, at = 0): number => Number(valuesOf(entries.get(name))?.[at]);
  const needed = (name: string, least: number): number => {
    const value = number(name);
    if (!(value >= least)) {
      throw new InputError('E_H5OINA', `${path} does not say "${name}" of its EDX. Export the map again.`);
    }
    return value;
  };
  const [rows, columns] = [needed('Y Cells', 1), needed('X Cells', 1)];
  const data = spectraIn(path, eds);
  if (data && data.shape?.[0] !== rows * columns) {
    throw new InputError(
      'E_H5OINA',
      `${path} has ${data.shape?.[0]} spectra and says that its map has ${rows} x ${columns} pixels. Export the map again.`
    );
  }
  requireMemory(path, `a map of ${rows} x ${columns} pixels`, rows * columns * PIXEL_BYTES);
  const text = (name: string): string | undefined => {
    const value = valuesOf(entries.get(name))?.[0];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  // The bounding box is of all pixels, whatever they were binned from
  const box = [number('Bounding Box Size', 1) / rows, number('Bounding Box Size', 0) / columns];
  const steps = [number('Y Step'), number('X Step')];
  const step = [steps, box].find(sizes => sizes.every(size => size > 0));
  const [specimen, site, date] = [text('Specimen Label'), text('Site Label'), text('Acquisition Date')];
  return {
    kind: 'oina',
    path,
    rows,
    columns,
    channels: data?.shape?.[1] ?? 0,
    energyWidth: needed('Channel Width', Number.MIN_VALUE) / 1000,
    energyOffset: needed('Start Channel', -Infinity) / 1000,
    ...(step && { step: [step[0] * 1000, step[1] * 1000] as const }),
    labels: { ...(specimen && { specimen }), ...(site && { site }), ...(date && { date }) },
    detectors: [eds.path.slice(1)]
  };
}

/** The EDX of the one acquisition in a file, by each detector: EDS, or EDS1, EDS2 and so on where there are several. */
function detectorsIn(path: string, file: Hdf5File): Hdf5Group[] {
  const slices = [...readMembers(file).groups.values()]
    .map(slice => [...readMembers(slice).groups].filter(([name]) => /^EDS\d*$/.test(name)).map(([, group]) => group))
    .filter(detectors => detectors.length > 0);
  if (slices.length !== 1) {
    throw new InputError(
      'E_H5OINA',
      slices.length === 0
        ? `${path} holds no EDX: it may be of EBSD, or of images alone. Choose a file with an EDS map.`
        : `${path} holds EDX of ${slices.length} acquisitions, as an analysis of particles has. Choose a file with one EDS map.`
    );
  }
  return slices[0];
}

function spectraIn(path: string, eds: Hdf5Group): Hdf5Dataset | undefined {
  const group = readMembers(eds).groups.get('Data');
  const data = group && readMembers(group).datasets.get(SPECTRA);
  if (data === undefined) {
    return undefined;
  }
  if (data.shape?.length !== 2 || data.shape.some(size => size < 1)) {
    throw new InputError(
      'E_H5OINA',
      `${path}: its spectra have the shape (${data.shape?.join(', ')}) instead of (pixels, channels).`
    );
  }
  requireReadable(path, libraryFilters(data));
  return data;
}

/** A dataset that claims more than an entry of a header is none. */
function valuesOf(dataset: Hdf5Dataset | undefined): ArrayLike<unknown> | undefined {
  return dataset !== undefined && datasetBytes(dataset) <= LONGEST_ENTRY ? datasetValues(dataset) : undefined;
}
