import { builtInNamed, builtInStandard } from '../../core/standards/builtIn';
import { goldStandard } from '../../core/standards/goldStandard';
import type { Standard } from '../../core/standards/standard';
import type { CalibrationOptions } from './calibrationOptions';
import type { CalibrationRecord } from './calibrationRecord';

/** What a calibration was measured against: all that was found and drawn belongs to these rings. */
export function recordStandard({ standard, options }: Pick<CalibrationRecord, 'standard' | 'options'>): Standard {
  if (!standard) {
    return goldStandard(options.latticeParameter);
  }
  const rings = standard.rings.map(({ name, strength, 'g(1/A)': g }) => ({ name, g, strength }));
  return { name: standard.name, rings, lattice: standard['lattice_parameter(A)'] };
}

/** What goes into the record of a calibration that was measured against something else than gold. */
export function standardInRecord({ name, lattice, rings }: Standard): NonNullable<CalibrationRecord['standard']> {
  return {
    name,
    ...(lattice !== undefined && { 'lattice_parameter(A)': lattice }),
    rings: rings.map(({ name: ring, g, strength }) => ({ name: ring, 'g(1/A)': g, strength }))
  };
}

/**
 * The standard that options ask for, as far as it is known without reading its file: a built-in one, or that of a record
 * which was made with the same CIF file.
 */
export function knownStandard(
  { standard, latticeParameter }: Pick<CalibrationOptions, 'standard' | 'latticeParameter'>,
  record?: Pick<CalibrationRecord, 'standard' | 'options'>
): Standard | undefined {
  const name = builtInNamed(standard ?? 'Au');
  if (name) {
    return builtInStandard(name, latticeParameter);
  }
  const isSame =
    record !== undefined &&
    record.options.standard === standard &&
    record.options.latticeParameter === latticeParameter;
  return isSame ? recordStandard(record) : undefined;
}
