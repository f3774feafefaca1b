import { inStoredTree } from '../hdf5/tree/inStoredTree';
import { groupBelow } from '../hdf5/tree/storedTree';

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
  return inStoredTree(path, root => {
    const [experiment] = groupBelow(root, ['Experiments'])?.members().groups.values() ?? [];
    const numberAt = (names: readonly string[], key: string): number | undefined => {
      const value = experiment && groupBelow(experiment, names)?.attributes()[key];
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
