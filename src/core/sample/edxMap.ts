import type { EnergyAxis } from '../edx/energyAxis';
import { channelEnergy, lineWidth } from '../edx/energyAxis';
import type { AliasTable } from './aliasTable';
import { createAliasTable } from './aliasTable';
import type { EdxLines } from './edxLines';
import { EDX_LINES } from './edxLines';
import { poisson } from './poissonNoise';
import { createRandom } from '../random';
import type { SampleMap } from './sampleMap';

/** The axis of an AZtec export: 2048 channels of 10 eV from -0.2 keV. */
export const AZTEC_AXIS: EnergyAxis = { channels: 2048, width: 0.01, offset: -0.2 };

/** One part of a spectrum map: a spectrum that scales with a map. */
export interface EdxComponent {
  readonly name: string;
  /** rows x columns */
  readonly map: Float32Array;
  /** Mean counts per channel where the map is 1 */
  readonly spectrum: Float64Array;
}

const FWHM_PER_SIGMA = 2.3548200450309493;

/**
 * The parts of the spectrum map of a sample: carbon film, gold, anatase, stray copper of the grid, and bremsstrahlung in
 * proportion to all material. No absorption, no fluorescence.
 *
 * @param countsPerPixel mean counts of a pixel of pure gold of thickness 1, bremsstrahlung left out; the other materials
 * follow from it
 */
export function edxComponents(sample: SampleMap, axis: EnergyAxis, countsPerPixel: number): EdxComponent[] {
  const { film, gold, anatase } = sample;
  const even = new Float32Array(film.length).fill(1);
  const matter = film.map((value, at) => 0.25 * value + gold[at] + 0.6 * anatase[at]);
  const lines = (name: string, map: Float32Array, peaks: EdxLines, counts: number): EdxComponent => ({
    name,
    map,
    spectrum: lineSpectrum(peaks, axis, counts)
  });
  return [
    lines('film', film, EDX_LINES.carbon, 0.12 * countsPerPixel),
    lines('gold', gold, EDX_LINES.gold, countsPerPixel),
    lines('anatase', anatase, EDX_LINES.anatase, 0.8 * countsPerPixel),
    lines('grid', even, EDX_LINES.copper, 0.1 * countsPerPixel),
    { name: 'bremsstrahlung', map: matter, spectrum: bremsstrahlung(axis, 0.3 * countsPerPixel) }
  ];
}

/**
 * Counts of one channel over the map, Poisson distributed. Because every component is a spectrum times a map, its counts in a
 * channel are one Poisson number, dealt out to the pixels.
 */
export function edxPlane(
  components: readonly EdxComponent[],
  seed: number
): (channel: number, counts: Uint32Array) => void {
  const lit = components.filter(({ map }) => map.some(value => value > 0));
  const tables: AliasTable[] = lit.map(({ map }) => createAliasTable(map));
  return (channel, counts) => {
    const random = createRandom(seed, 'edx', channel);
    counts.fill(0);
    lit.forEach(({ spectrum }, index) => {
      const quanta = poisson(spectrum[channel] * tables[index].total, random);
      for (let quantum = 0; quantum < quanta; quantum++) {
        counts[tables[index].draw(random)]++;
      }
    });
  };
}

function lineSpectrum(lines: EdxLines, axis: EnergyAxis, counts: number): Float64Array {
  const sum = lines.reduce((total, [, relative]) => total + relative, 0);
  return Float64Array.from({ length: axis.channels }, (_, channel) => {
    let mean = 0;
    for (const [energy, relative] of lines) {
      const sigma = lineWidth(energy) / FWHM_PER_SIGMA;
      const distance = (channelEnergy(axis, channel) - energy) / sigma;
      mean += (relative * Math.exp(-(distance ** 2) / 2) * axis.width) / (sigma * Math.sqrt(2 * Math.PI));
    }
    return (counts * mean) / sum;
  });
}

/** Kramers' 1/E for a thin specimen, cut off at low energy by the window of the detector. */
function bremsstrahlung(axis: EnergyAxis, counts: number): Float64Array {
  const spectrum = Float64Array.from({ length: axis.channels }, (_, channel) => {
    const energy = channelEnergy(axis, channel);
    return energy > 0.05 ? Math.exp(-((0.35 / energy) ** 2)) / energy : 0;
  });
  const sum = spectrum.reduce((total, value) => total + value, 0);
  return spectrum.map(value => (counts * value) / sum);
}
