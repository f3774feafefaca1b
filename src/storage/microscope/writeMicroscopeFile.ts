import type { Hdf5Group } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';
import { METADATA_GROUP } from './microscopeMetadata';

/** Settings of an acquisition, SI units unless said otherwise. */
export interface MicroscopeSettings {
  /** V */
  voltage: number;
  /** m */
  cameraLength: number;
  magnification: number;
  setScanPx: number;
  /** bit */
  setBitDepth: number;
  /** µs */
  dwellTime: number;
  /** rad */
  semiAngle: number;
  /** Number of the condenser aperture, 1 to 5 */
  apertureSize: number;
  spotSize: number;
  /** m */
  defocus?: number;
  /** Degrees */
  scanRotation?: number;
}

/** Width of the scanned field at this magnification; it is inversely proportional. */
const FIELD_AT_20000 = 10e-6; // m

const LENSES = ['CL1', 'CL2', 'CL3', 'CM', 'IL1', 'IL2', 'IL3', 'OLSF', 'OLC', 'OLF', 'OM', 'PL1'];
const DEFLECTORS = (
  'CLA1 CLA2 CLS Correction GUNA1 GUNA2 ILS IS1 IS2 MAGADJUST OLS OFFSET PLA ROTATION SCAN1 SCAN2 SHIFBAL SPOTA ' +
  'STEMIS TILTBAL ANGBAL'
).split(' ');
/** Entries that are whole numbers. */
const INTEGERS = ['aperture_size', 'current_OLfine', 'zero_OLfine', 'set_bit_depth', 'set_scan_px', 'spot_size'];

/**
 * Writes a file such as the acquisition program leaves beside its raw data: group `metadata` with its 24 values and the
 * groups of lens and deflector values. What the settings do not say is 0.
 *
 * @throws InputError when the file cannot be written
 */
export async function writeMicroscopeFile(path: string, settings: MicroscopeSettings): Promise<void> {
  await inHdf5File(path, 'w', file => {
    const group = file.create_group(METADATA_GROUP);
    writeNumbers(group, entries(settings));
    writeNumbers(group.create_group('lens_values'), zeros(LENSES));
    writeNumbers(group.create_group('deflector_values'), zeros(DEFLECTORS));
  });
}

function entries(settings: MicroscopeSettings): Record<string, number> {
  const field = (FIELD_AT_20000 * 20000) / settings.magnification;
  return {
    'A1_value_(kV)': 0,
    'A2_value_(kV)': 0,
    aperture_size: settings.apertureSize,
    'convergence_semi-angle(rad)': settings.semiAngle,
    current_OLfine: 0,
    'defocus(nm)': (settings.defocus ?? 0) * 1e9,
    'defocus_per_bit(nm)': 0,
    'field_of_view(m)': field,
    'ht_value(V)': settings.voltage,
    magnification: settings.magnification,
    'merlin_camera_length(m)': settings.cameraLength,
    'nominal_camera_length(m)': settings.cameraLength,
    nominal_scan_rotation: settings.scanRotation ?? 0,
    set_bit_depth: settings.setBitDepth,
    'set_dwell_time(usec)': settings.dwellTime,
    set_scan_px: settings.setScanPx,
    spot_size: settings.spotSize,
    'step_size(m)': field / settings.setScanPx,
    'x_pos(m)': 0,
    'x_tilt(deg)': 0,
    'y_pos(m)': 0,
    'y_tilt(deg)': 0,
    'z_pos(m)': 0,
    zero_OLfine: 0
  };
}

function zeros(names: string[]): Record<string, number> {
  return Object.fromEntries(names.map(name => [name, 0]));
}

function writeNumbers(group: Hdf5Group, values: Record<string, number>): void {
  for (const [name, value] of Object.entries(values)) {
    group.create_dataset({ name, data: value, shape: [], dtype: INTEGERS.includes(name) ? '<q' : '<d' });
  }
}
