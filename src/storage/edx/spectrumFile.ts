import type { OinaFile } from './oinaFile';
import { eachOinaSpectrum } from './oinaFile';
import type { RippleFile, Visit } from './rippleFile';
import { eachStretch } from './rippleFile';

/** A file with a spectrum map, of either format. */
export type SpectrumFile = RippleFile | OinaFile;

/** What is common to both: positions, and what is known of energies (keV) and step (nm). */
export interface SpectrumShape {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  readonly energyWidth?: number;
  readonly energyOffset?: number;
  readonly step?: readonly [number, number];
}

export function spectrumShape(file: SpectrumFile): SpectrumShape {
  return file.kind === 'oina' ? file : file.header;
}

/**
 * Reads all counts once.
 *
 * @param visit as it stands in the file: told the map of a channel, or the spectrum of a position, by their number and which of them it is
 * @throws CancelledError, InputError of the file
 */
export function eachPart(
  file: SpectrumFile,
  visit: (of: 'channel' | 'position', ...part: Parameters<Visit>) => void,
  signal?: AbortSignal
): Promise<void> {
  if (file.kind === 'oina') {
    return eachOinaSpectrum(file, (at, values) => visit('position', at, values), signal);
  }
  const of = file.header.order === 'image' ? 'channel' : 'position';
  return eachStretch(file, (at, values) => visit(of, at, values), signal);
}
