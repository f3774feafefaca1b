import { AZTEC_AXIS } from '../sample/edxMap';
import { backgroundCounts, elementWindow } from './elementWindow';
import { channelEnergy, channelsBetween, lineWidth } from './energyAxis';
import { linesOf } from './xrayLines';

const BEAM = 300;

describe('elementWindow', () => {
  // Energies of the X-ray Data Booklet, which the table's own source does not rest on
  it.each([
    ['Au', 'La', 9.713],
    ['Cu', 'Ka', 8.048],
    ['Ti', 'Ka', 4.511],
    ['C', 'Ka', 0.277],
    ['Pt', 'La', 9.442]
  ])('reads %s by its line %s at %d keV', (element, name, energy) => {
    const { line, signal } = elementWindow(element, [], AZTEC_AXIS, BEAM)!;
    expect(line.name).toBe(name);
    expect(Math.abs(line.energy - energy)).toBeLessThan(0.015);
    const middle = (channelEnergy(AZTEC_AXIS, signal.from) + channelEnergy(AZTEC_AXIS, signal.end - 1)) / 2;
    expect(Math.abs(middle - line.energy)).toBeLessThanOrEqual(AZTEC_AXIS.width);
  });

  it('takes a softer line where the beam or the axis ends before the hard one', () => {
    expect(elementWindow('Au', [], AZTEC_AXIS, 12)!.line.name).toBe('Ma');
    expect(elementWindow('Au', [], { ...AZTEC_AXIS, channels: 1000 }, BEAM)!.line.name).toBe('Ma');
    expect(elementWindow('H', [], AZTEC_AXIS, BEAM)).toBeUndefined();
  });

  it('keeps background windows clear of every line of the sample, also its own beta line', () => {
    const others = ['Cu', 'Zn', 'Ni', 'Au', 'Ti', 'V'];
    for (const element of others) {
      for (const { from, end } of elementWindow(element, others, AZTEC_AXIS, BEAM)!.background) {
        for (const { energy } of others.flatMap(linesOf)) {
          const clear = energy < channelEnergy(AZTEC_AXIS, from) || energy > channelEnergy(AZTEC_AXIS, end - 1);
          expect(clear).toBe(true);
        }
      }
    }
  });

  it('names the lines of others that reach into the window', () => {
    const { overlaps } = elementWindow('Ti', ['Ti', 'Ba'], AZTEC_AXIS, BEAM)!;
    expect(overlaps.map(({ element, name }) => `${element} ${name}`)).toEqual(['Ba La']);
    expect(elementWindow('Ti', ['Ti', 'Au'], AZTEC_AXIS, BEAM)!.overlaps).toEqual([]);
  });

  it('takes a sloping background off exactly', () => {
    const window = elementWindow('Ti', [], AZTEC_AXIS, BEAM)!;
    const rate = (channel: number): number => 50 - 0.06 * channel;
    const sum = ({ from, end }: { from: number; end: number }): number =>
      Array.from({ length: end - from }, (_, at) => rate(from + at)).reduce((total, value) => total + value, 0);
    expect(window.background).toHaveLength(2);
    expect(backgroundCounts(window, window.background.map(sum))).toBeCloseTo(sum(window.signal), 9);
  });
});

describe('energyAxis', () => {
  it('takes the channels whose middles lie in a window', () => {
    const range = channelsBetween(AZTEC_AXIS, 0, 0.05);
    expect([range.from, range.end]).toEqual([20, 26]);
    expect(channelsBetween(AZTEC_AXIS, -9, 99)).toEqual({ from: 0, end: 2048 });
    expect(channelsBetween(AZTEC_AXIS, 0.001, 0.004)).toEqual({ from: 21, end: 21 });
  });

  it('widens with energy, 130 eV at manganese', () => {
    expect(lineWidth(5.895)).toBeCloseTo(0.13, 12);
    expect(lineWidth(9.7)).toBeGreaterThan(lineWidth(4.5));
  });
});
