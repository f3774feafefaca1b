import { readAttributes, readMembers } from '../hdf5/groupReader';
import type { Hdf5Group } from '../hdf5/hdf5';
import { inHdf5File } from '../hdf5/hdf5';

/** Conditions as far as a file says. */
export interface Conditions {
  /** Acceleration voltage, V */
  readonly voltage?: number;
  /** Nominal camera length, m */
  readonly cameraLength?: number;
}

/**
 * What the metadata of a file in HyperSpy's layout say: those of the microscope, which a conversion by this program keeps
 * in original_metadata, or else the beam energy in keV of Acquisition_instrument.
 *
 * The camera length of Acquisition_instrument is not looked at: programs write it in mm, cm or m.
 */
export async function hyperSpyConditions(path: string): Promise<Conditions> {
  return inHdf5File(path, 'r', file => {
    const experiments = descend(file, ['Experiments']);
    const [experiment] = experiments ? readMembers(experiments).groups.values() : [];
    const numberAt = (names: readonly string[], key: string): number | undefined => {
      const group = experiment && descend(experiment, names);
      const value = group && readAttributes(group)[key];
      return typeof value === 'number' && value > 0 ? value : undefined;
    };
    const energy = numberAt(['metadata', 'Acquisition_instrument', 'TEM'], 'beam_energy');
    const microscope = ['original_metadata', 'microscope'];
    return {
      voltage: numberAt(microscope, 'ht_value(V)') ?? (energy === undefined ? undefined : 1000 * energy),
      cameraLength: numberAt(microscope, 'nominal_camera_length(m)')
    };
  });
}

function descend(start: Hdf5Group, names: readonly string[]): Hdf5Group | undefined {
  return names.reduce<Hdf5Group | undefined>((group, name) => group && readMembers(group).groups.get(name), start);
}
