import { channelEnergy, lineWidth } from '../edx/energyAxis';
import { AZTEC_AXIS, edxComponents, edxPlane } from './edxMap';
import { PHASES, createSampleMap } from './sampleMap';

const SAMPLE = createSampleMap({ rows: 32, columns: 32, seed: 5 });
const COMPONENTS = edxComponents(SAMPLE, AZTEC_AXIS, 150);

function channelOf(energy: number): number {
  return Math.round((energy + 0.2) / 0.01);
}

/** Counts of every pixel in a window of energy. */
function windowMap(seed: number, from: number, to: number): Float64Array {
  const [plane, counts] = [edxPlane(COMPONENTS, seed), new Uint32Array(1024)];
  const map = new Float64Array(1024);
  for (let channel = channelOf(from); channel <= channelOf(to); channel++) {
    plane(channel, counts);
    counts.forEach((value, pixel) => (map[pixel] += value));
  }
  return map;
}

/** Mean counts of a pixel in a window of energy, from the components. */
function expectedWindow(pixel: number, from: number, to: number): number {
  return COMPONENTS.reduce((sum, { map, spectrum }) => {
    const inWindow = spectrum.slice(channelOf(from), channelOf(to) + 1).reduce((total, value) => total + value, 0);
    return sum + map[pixel] * inWindow;
  }, 0);
}

describe('edxMap', () => {
  it.each([
    ['film', 0.277],
    ['gold', 2.13],
    ['anatase', 4.511],
    ['grid', 8.048]
  ])('%s has its strongest line at %d keV', (name, energy) => {
    const { spectrum } = COMPONENTS.find(component => component.name === name)!;
    const strongest = spectrum.indexOf(Math.max(...spectrum));
    expect(Math.abs(channelEnergy(AZTEC_AXIS, strongest) - energy)).toBeLessThan(0.015);
  });

  it('has lines 130 eV wide at Mn Kα, narrower below and wider above', () => {
    expect(lineWidth(5.895)).toBeCloseTo(0.13, 6);
    expect(lineWidth(0.525)).toBeLessThan(0.08);
    expect(lineWidth(9.713)).toBeGreaterThan(0.155);
  });

  it('counts as Poisson numbers with the mean of the maps', () => {
    const [from, to] = [4.3, 4.7];
    let chiSquare = 0;
    const maps = [1, 2, 3, 4, 5, 6, 7, 8].map(seed => windowMap(seed, from, to));
    let pixels = 0;
    SAMPLE.phase.forEach((phase, pixel) => {
      const mean = expectedWindow(pixel, from, to);
      if (phase === PHASES.anatase && mean > 5) {
        maps.forEach(map => (chiSquare += (map[pixel] - mean) ** 2 / mean));
        pixels += maps.length;
      }
    });
    expect(pixels).toBeGreaterThan(500);
    expect(Math.abs(chiSquare / pixels - 1)).toBeLessThan(5 * Math.sqrt(2 / pixels));
  });

  it('follows the phases: titanium with anatase, gold with gold', () => {
    const titanium = windowMap(9, 4.3, 4.7);
    const gold = windowMap(9, 2, 2.35);
    expect(correlation(titanium, SAMPLE.anatase)).toBeGreaterThan(0.95);
    expect(correlation(gold, SAMPLE.gold)).toBeGreaterThan(0.95);
    expect(correlation(titanium, SAMPLE.gold)).toBeLessThan(0.1);
  });

  it('is the same for the same seed, and else different', () => {
    expect(windowMap(4, 4.3, 4.7)).toEqual(windowMap(4, 4.3, 4.7));
    expect(windowMap(4, 4.3, 4.7)).not.toEqual(windowMap(5, 4.3, 4.7));
  });
});

function correlation(one: Float64Array, other: Float32Array): number {
  const average = (values: ArrayLike<number>): number =>
    Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const [meanOne, meanOther] = [average(one), average(other)];
  let [cross, own, others] = [0, 0, 0];
  one.forEach((value, at) => {
    cross += (value - meanOne) * (other[at] - meanOther);
    own += (value - meanOne) ** 2;
    others += (other[at] - meanOther) ** 2;
  });
  return cross / Math.sqrt(own * others);
}
