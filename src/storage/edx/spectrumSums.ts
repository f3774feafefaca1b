import type { ChannelRange } from '../../core/edx/energyAxis';
import type { SpectrumFile } from './spectrumFile';
import { eachPart, spectrumShape } from './spectrumFile';

/** What is added up of a spectrum map. */
export interface WantedSums {
  /** Windows of channels, each of which becomes a map */
  readonly windows: readonly ChannelRange[];
  /** rows x columns: the class of each position, 1 to `classes`; 0: in none. Absent: no spectra of classes */
  readonly labels?: Uint8Array;
  readonly classes?: number;
}

export interface SpectrumSums {
  /** Counts of every window, rows x columns */
  readonly maps: readonly Float64Array[];
  /** Counts of every channel over the whole map */
  readonly spectrum: Float64Array;
  /** Counts of every channel over the positions of each class */
  readonly classSpectra: readonly Float64Array[];
}

/** Reads a spectrum map once and adds up all that is wanted of it. @throws CancelledError, InputError of the file */
export async function sumSpectra(
  file: SpectrumFile,
  { windows, labels, classes = 0 }: WantedSums,
  signal?: AbortSignal
): Promise<SpectrumSums> {
  const { rows, columns, channels } = spectrumShape(file);
  const sums = {
    maps: windows.map(() => new Float64Array(rows * columns)),
    spectrum: new Float64Array(channels),
    classSpectra: Array.from({ length: classes }, () => new Float64Array(channels))
  };
  const mapsOf = Array.from({ length: channels }, (_, channel) =>
    sums.maps.filter((_map, window) => windows[window].from <= channel && channel < windows[window].end)
  );
  const add = (channel: number, position: number, value: number): void => {
    sums.spectrum[channel] += value;
    mapsOf[channel].forEach(map => (map[position] += value));
    const label = labels?.[position];
    if (label) {
      sums.classSpectra[label - 1][channel] += value;
    }
  };
  await eachPart(
    file,
    (of, index, values) => {
      for (let at = 0; at < values.length; at++) {
        // Most of a spectrum map is 0
        if (values[at] !== 0) {
          add(of === 'channel' ? index : at, of === 'channel' ? at : index, values[at]);
        }
      }
    },
    signal
  );
  return sums;
}
