import { countsOf } from '../../src/core/pattern/countsOf';
import type { CalibrationInput } from '../../src/core/calibration/calibration';
import { electronWavelength } from '../../src/core/gold/wavelength';
import type { Random } from '../../src/core/random';
import { createRandom } from '../../src/core/random';
import { carbonHaloShape } from '../../src/core/sample/background';
import type { DetectorOptions } from '../../src/core/sample/detector';
import { createDetector, QUAD_CROSS } from '../../src/core/sample/detector';
import { expectedPattern } from '../../src/core/sample/expectedPattern';
import { goldReference } from '../../src/core/sample/goldReference';
import { poisson } from '../../src/core/sample/poissonNoise';
import { binned, blurred, brightest, movedBy } from './images';

type Between = (low: number, high: number) => number;
type Reference = Parameters<typeof goldReference>[0];

/** What a detector, a sample or a program makes of gold; what is left out is usual. */
interface Recording {
  readonly side?: number;
  /** Counts at the top of 111, least and most */
  readonly counts?: readonly [number, number];
  /** How far the beam may be from the middle, as a part of the side */
  readonly offCentre?: number;
  readonly sample?: (between: Between, seed: number) => Partial<Reference>;
  readonly detector?: (between: Between, centre: readonly [number, number], radius: number) => Partial<DetectorOptions>;
  /** Counts of a carbon film by those of all rings */
  readonly carbon?: number;
  readonly image?: (counts: Float64Array, side: number, random: Random) => Float64Array;
  /** Pixels that become one */
  readonly binning?: number;
}

const EIGHT_BIT = (counts: Float64Array, gamma = 1): Float64Array => {
  const top = brightest(counts, 0.002);
  return counts.map(value => Math.round(255 * Math.min(1, value / top) ** gamma));
};

export const RECORDINGS: Readonly<Record<string, Recording>> = {
  '256 x 256': {},
  'quad, 515 x 515 with its gap': {
    side: 515,
    detector: () => ({ cross: { ...QUAD_CROSS, stored: true, wideEdges: true } })
  },
  '1024 x 1024': { side: 1024 },
  'binned by 2 from 512 x 512': { side: 512, binning: 2 },
  'beam stop': {
    detector: (between, centre, radius) => ({
      beamStop: {
        tip: centre,
        radius: between(0.3, 0.6) * radius,
        needleWidth: between(0.1, 0.3) * radius,
        direction: between(0, 2 * Math.PI)
      }
    })
  },
  'centre up to 20 % of the field off': { offCentre: 0.2 },
  'a/b 1.05': { sample: () => ({ ellipse: { ratio: 1.05, theta: 0.8 } }) },
  '0.3 to 3 counts': { counts: [0.3, 3] },
  '2 to 10 counts': { counts: [2, 10] },
  '10,000 to a million counts': { counts: [1e4, 1e6] },
  'saturated beam': {
    counts: [200, 2000],
    image: counts => {
      const top = brightest(counts, 0.004);
      return counts.map(value => Math.min(value, top));
    }
  },
  '5 to 40 grains': {
    sample: (between, seed) => ({
      grains: { count: Math.floor(between(5, 40)), share: between(0.3, 0.9), thickness: between(60, 150), seed }
    })
  },
  'carbon film, a fifth of the counts of the rings': { carbon: 0.2 },
  'carbon film, half the counts of the rings': { carbon: 0.5 },
  'carbon film, as many counts as the rings': { carbon: 1 },
  'carbon film, four times as many': { carbon: 4 },
  'blurred by 1 px': { counts: [20, 500], image: (counts, side) => blurred(counts, side, 1) },
  'square root of the counts': { counts: [50, 2000], image: counts => counts.map(Math.sqrt) },
  'logarithm of the counts': { counts: [50, 2000], image: counts => counts.map(Math.log1p) },
  'image of 8 bit, clipped': { counts: [200, 2000], image: counts => EIGHT_BIT(counts) },
  'the same with a gamma of 0.5': { counts: [200, 2000], image: counts => EIGHT_BIT(counts, 0.5) },
  'the same with a scale bar burnt in': {
    counts: [200, 2000],
    image: (counts, side) =>
      EIGHT_BIT(counts).map((value, at) => {
        const [row, column] = [Math.floor(at / side), at % side];
        return row >= side - 14 && row < side - 8 && column >= 10 && column < 90 ? 255 : value;
      })
  },
  'beam that wanders by 4 px': {
    image: (counts, side) => {
      const places = Array.from({ length: 9 }, (_, step) => movedBy(counts, side, 0.5 * (step - 4), 0.3 * (step - 4)));
      return counts.map((_, at) => Math.round(places.reduce((sum, place) => sum + place[at], 0) / places.length));
    }
  },
  'two beams 5 px apart': {
    image: (counts, side) => {
      const [one, other] = [movedBy(counts, side, 2, 1.5), movedBy(counts, side, -2, -1.5)];
      return one.map((value, at) => Math.round((value + 0.7 * other[at]) / 1.7));
    }
  },
  'dead time, a third of the brightest counts left': {
    counts: [200, 5000],
    image: counts => {
      const top = brightest(counts, 0);
      return counts.map(value => Math.round(value / (1 + (2 * value) / top)));
    }
  },
  'gain that varies by 5 %': {
    counts: [50, 1000],
    image: (counts, _, random) => counts.map(value => Math.round(value * (1 + 0.17 * (random.uniform() - 0.5))))
  },
  'sloped background, twice the rings': {
    counts: [20, 500],
    image: (counts, side, random) => counts.map((value, at) => value + poisson((200 * (at % side)) / side, random))
  },
  'shadow over a part of the detector': {
    counts: [50, 500],
    image: (counts, side) => counts.map((value, at) => Math.round(value * (at % side > 0.6 * side ? 0.4 : 1)))
  }
};

/** Annuli of a shape that are too small to say how high a ring is */
const CORE = 100;

/** A recording of gold as such a detector or program leaves it, and the pixel size in it, 1/Å. */
export function recordingOf(name: string, seed: number): { input: CalibrationInput; truth: number } {
  const { side = 256, counts: level = [5, 500], offCentre = 0.06, binning = 1, ...made } = RECORDINGS[name];
  const random = createRandom(seed, `recording ${name}`);
  const between: Between = (low, high) => low + (high - low) * random.uniform();
  const voltage = [60e3, 80e3, 200e3, 300e3][seed % 4];
  const radius = between(0.12, 0.19) * side;
  const size = 0.42471 / radius;
  const centre: [number, number] = [
    side / 2 + between(-offCentre, offCentre) * side,
    side / 2 + between(-offCentre, offCentre) * side
  ];
  const { model } = goldReference({
    detector: createDetector({ shape: [side, side], ...made.detector?.(between, centre, radius) }),
    voltage,
    pixelSizeInvAng: size,
    semiAngle: Math.atan(between(0.02, 0.08) * radius * electronWavelength(voltage) * size),
    pointSpread: between(0.4, 1),
    centre,
    ellipse: { ratio: between(1, 1.04), theta: between(-1.5, 1.5) },
    countsPerPixel: 1,
    backgroundAt111: between(0, 0.3),
    directBeam: between(0.2, 4),
    debyeWaller: between(0, 0.8),
    ...made.sample?.(between, seed)
  });
  const [, rings] = model.round;
  const top = rings.counts * Math.max(...rings.shape.density.slice(CORE));
  const film = carbonHaloShape({ wavelength: electronWavelength(voltage), pixelSizeInvAng: size }, side);
  const round = made.carbon ? [...model.round, { shape: film, counts: made.carbon * rings.counts }] : model.round;
  const scale = Math.exp(between(Math.log(level[0]), Math.log(level[1]))) / top;
  const electrons = expectedPattern({ ...model, round }).map(mean => poisson(scale * mean, random));
  const image = binned(made.image?.(electrons, side, random) ?? electrons, side, binning);
  const shape: [number, number] = [side / binning, side / binning];
  return { input: { counts: countsOf(image, shape).counts, shape, voltage }, truth: binning * size };
}
