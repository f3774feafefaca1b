import { createDetector } from './detector';
import { descanPlane } from './descan';
import { expectedPattern } from './expectedPattern';
import { particleScan } from './particleScan';
import { densityAt, reachOf } from './radialShape';
import { PHASES, createSampleMap } from './sampleMap';
import { edxTiming, flybackTiming, positionOf } from './scanTiming';

const SAMPLE = createSampleMap({ rows: 32, columns: 32, seed: 5 });
const SCAN = particleScan({
  detector: createDetector({ shape: [256, 256] }),
  voltage: 300e3,
  pixelSizeInvAng: 0.0096,
  semiAngle: 0.8e-3,
  timing: edxTiming(32, 600_000),
  descan: descanPlane([128, 126], [1, 0], [0, 1], [31, 32]),
  sample: SAMPLE,
  countsPerFrame: 3000,
  seed: 5
});

describe('createSampleMap', () => {
  it.each([1, 2, 3, 4, 5, 6])('seed %d: has film, a hole and both phases, and maps that agree', seed => {
    const map = createSampleMap({ rows: 30, columns: 40, seed });
    const areas = Object.values(PHASES).map(code => map.phase.filter(value => value === code).length);
    areas.forEach(area => expect(area).toBeGreaterThan(10));
    map.phase.forEach((phase, at) => {
      expect([map.gold[at] > 0, map.anatase[at] > 0]).toEqual([phase === PHASES.gold, phase === PHASES.anatase]);
      expect(map.grain[at] >= 0).toBe(phase >= PHASES.gold);
    });
  });
});

describe('particleScan', () => {
  const frames = Array.from({ length: SCAN.simulation.timing.frames }, (_, frame) => frame);

  it('keeps the number of electrons at every position', () => {
    for (const frame of frames) {
      const [row, column] = positionOf(SCAN.simulation.timing, frame);
      const weights = SCAN.weightsAt(row, column);
      expect(weights.reduce((sum, counts) => sum + counts, 0)).toBeCloseTo(3000, 6);
      expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
    }
  });

  it('draws patterns with exactly the counts of the weights', () => {
    for (const frame of frames.filter(number => number % 7 === 0)) {
      const { round, spots } = SCAN.simulation.modelAt(frame);
      const inSpots = spots.flatMap(({ counts }) => Array.from(counts)).reduce((sum, counts) => sum + counts, 0);
      expect(round.reduce((sum, { counts }) => sum + counts, 0) + inSpots).toBeCloseTo(3000, 6);
    }
  });

  it('shows the direct beam alone in the hole, and the film pattern on the film', () => {
    const frameOf = (phase: number): number => SAMPLE.phase.findIndex((value, at) => value === phase && at < 992);
    expect(SCAN.simulation.modelAt(frameOf(PHASES.vacuum)).round).toHaveLength(1);
    const film = frameOf(PHASES.film);
    const model = SCAN.simulation.modelAt(film);
    const weights = SCAN.weightsAt(Math.floor(film / 32), film % 32);
    const pattern = expectedPattern(model);
    // Along the row of the beam, the sum of the components with their weights
    const row = Math.round(model.centre[0]);
    for (let column = 150; column < 250; column += 9) {
      const distance = Math.hypot(row - model.centre[0], column - model.centre[1]);
      const sum = SCAN.components.reduce(
        (total, shape, index) => total + weights[index] * densityAt(shape, distance),
        0
      );
      expect(pattern[row * 256 + column] / sum).toBeCloseTo(1, 1);
    }
  });

  it('has components of one count each', () => {
    for (const shape of SCAN.components) {
      let total = 0;
      for (let radius = 0.005; radius < reachOf(shape); radius += 0.01) {
        total += 2 * Math.PI * radius * 0.01 * densityAt(shape, radius);
      }
      expect(total).toBeCloseTo(1, 2);
    }
  });

  it('scales fly-back frames with their exposure', () => {
    const timing = flybackTiming({ side: 33, dwellNs: 600_000, flybackNs: 12_000_000 });
    const scan = particleScan({
      detector: createDetector({ shape: [256, 256] }),
      voltage: 300e3,
      pixelSizeInvAng: 0.0096,
      semiAngle: 0.8e-3,
      timing,
      descan: descanPlane([128, 126], [0, 0], [0, 0], [32, 32]),
      sample: SAMPLE,
      countsPerFrame: 3000,
      seed: 5
    });
    const counts = (frame: number): number =>
      scan.simulation.modelAt(frame).round.reduce((sum, part) => sum + part.counts, 0) +
      scan.simulation
        .modelAt(frame)
        .spots.flatMap(spots => Array.from(spots.counts))
        .reduce((sum, value) => sum + value, 0);
    expect(counts(66) / counts(67)).toBeCloseTo(20, 6);
  });
});
