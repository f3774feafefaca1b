import { InputError } from '../../core/errors';
import type { StoredDataset, StoredGroup } from '../hdf5/tree/storedTree';
import { inStoredTree } from '../hdf5/tree/inStoredTree';

/** What the acquisition program wrote about the microscope, before the scan, into `<T1>.hdf`. Absent: not in the file. */
export interface MicroscopeMetadata {
  /** Every value by its name in the file, which ends in its unit; members of groups as `lens_values/CL1` */
  values: Record<string, string | number | number[]>;
  /** Acceleration voltage, V */
  voltage?: number;
  /** Nominal camera length, m */
  cameraLength?: number;
  /** Scan step, m */
  stepSize?: number;
  /** Width of the scanned field, m */
  fieldOfView?: number;
  magnification?: number;
  /** Convergence semi-angle, rad */
  semiAngle?: number;
  /** Number of the condenser aperture */
  apertureSize?: number;
  spotSize?: number;
  /** Defocus, m */
  defocus?: number;
  /** Nominal rotation of the scan, degrees */
  scanRotation?: number;
  /** Scan columns that were asked for */
  setScanPx?: number;
  /** Counter depth that was asked for, bit */
  setBitDepth?: number;
  /** Time per scan position that was asked for, µs */
  dwellTime?: number;
}

/** Group with the metadata. */
export const METADATA_GROUP = 'metadata';
/** Longer arrays are co-ordinates or survey images. */
const LONGEST_LIST = 64;
const DEEPEST = 4;
/** No semi-angle of a probe; such values are in mrad (known for 200 kV with apertures 4 and 5). */
const LARGEST_SEMI_ANGLE = 0.5;

/**
 * Reads the group `metadata`. Unknown, missing and nested entries are fine; links, which in older files point to the
 * microscope's own disk, are not followed. An entry that cannot be read is shown with the reason.
 *
 * @throws InputError `E_METADATA` when there is no such group; those of `inHdf5File`
 */
export async function readMicroscopeMetadata(path: string): Promise<MicroscopeMetadata> {
  const values = await inStoredTree(path, root => {
    const group = root.members().groups.get(METADATA_GROUP);
    if (group === undefined) {
      throw new InputError(
        'E_METADATA',
        `${path} is an HDF5 file without a group "${METADATA_GROUP}": it is not microscope metadata.`
      );
    }
    return flatValues(group, '', 0);
  });
  return { values, ...typedFields(values) };
}

function flatValues(group: StoredGroup, prefix: string, depth: number): MicroscopeMetadata['values'] {
  const values: MicroscopeMetadata['values'] = {};
  for (const [name, value] of Object.entries(group.attributes())) {
    values[prefix + name] = typeof value === 'number' ? value : String(value);
  }
  const { groups, datasets } = group.members();
  for (const [name, dataset] of datasets) {
    const value = smallValue(dataset);
    if (value !== undefined) {
      values[prefix + name] = value;
    }
  }
  for (const [name, part] of depth < DEEPEST ? groups : []) {
    Object.assign(values, flatValues(part, `${prefix}${name}/`, depth + 1));
  }
  return values;
}

function smallValue(dataset: StoredDataset): string | number | number[] | undefined {
  if (dataset.shape.reduce((product, size) => product * size, 1) > LONGEST_LIST) {
    return undefined;
  }
  try {
    const values = dataset.values();
    if (values === undefined) {
      return undefined;
    }
    const list = Array.from<string | number | bigint>(values);
    if (list.some(value => typeof value === 'string')) {
      return list.join(', ');
    }
    return list.length === 1 ? Number(list[0]) : list.map(Number);
  } catch (error) {
    return `unreadable: ${String(error).split('\n')[0]}`;
  }
}

function typedFields(values: MicroscopeMetadata['values']): Omit<MicroscopeMetadata, 'values'> {
  const find = (name: string): number | undefined => numberNamed(values, name);
  const positive = (name: string): number | undefined => {
    const value = find(name);
    return value !== undefined && value > 0 ? value : undefined;
  };
  const nanometres = find('defocus(nm)');
  const angle = positive('convergence_semi-angle(rad)');
  return {
    voltage: positive('ht_value(V)'),
    cameraLength: positive('nominal_camera_length(m)'),
    stepSize: positive('step_size(m)'),
    fieldOfView: positive('field_of_view(m)'),
    magnification: positive('magnification'),
    semiAngle: angle !== undefined && angle > LARGEST_SEMI_ANGLE ? angle / 1000 : angle,
    apertureSize: find('aperture_size'),
    spotSize: find('spot_size'),
    defocus: nanometres === undefined ? undefined : nanometres * 1e-9,
    scanRotation: find('nominal_scan_rotation'),
    setScanPx: positive('set_scan_px'),
    setBitDepth: positive('set_bit_depth'),
    dwellTime: positive('set_dwell_time(usec)')
  };
}

/** A number by its name at the top or, failing that, in any group (some writers nest `merlin_parameters/set_scan_px`). */
function numberNamed(values: MicroscopeMetadata['values'], name: string): number | undefined {
  const nested = Object.keys(values).find(key => key.endsWith(`/${name}`));
  const value = values[name] ?? (nested === undefined ? undefined : values[nested]);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
