import { grainMap } from './grainMap';
import type { Random } from '../random';
import { createRandom } from '../random';

/** Codes of a phase map. */
export const PHASES = { vacuum: 0, film: 1, gold: 2, anatase: 3 } as const;

/** What lies under the probe at every scan position; all maps rows x columns. */
export interface SampleMap {
  readonly rows: number;
  readonly columns: number;
  /** Projected thickness of each material, 1 for the full film and for the middle of a middling particle */
  readonly film: Float32Array;
  readonly gold: Float32Array;
  readonly anatase: Float32Array;
  /** Code of PHASES: the particle where there is one, else film or vacuum */
  readonly phase: Uint8Array;
  /** Crystal, -1 outside particles; different numbers for different particles */
  readonly grain: Int32Array;
}

export interface SampleMapOptions {
  readonly rows: number;
  readonly columns: number;
  readonly seed: number;
  /** Number of particles of each phase, by default to cover about a third of the scan */
  readonly goldParticles?: number;
  readonly anataseParticles?: number;
}

interface Particle {
  readonly row: number;
  readonly column: number;
  readonly long: number;
  readonly short: number;
  readonly tilt: number;
  readonly height: number;
}

const GRAINS_PER_PARTICLE = 1 << 12;
const ATTEMPTS = 200;
const MARGIN = 0.6;

/**
 * A holey carbon film with particles: ellipsoids of gold (smaller, thicker) and of anatase (larger), each of several
 * grains, that do not overlap. The film thickens slowly over the scan and ends at a hole in one corner.
 */
export function createSampleMap(options: SampleMapOptions): SampleMap {
  const { rows, columns, seed } = options;
  const random = createRandom(seed, 'particles');
  const side = Math.min(rows, columns);
  const map: SampleMap = {
    rows,
    columns,
    film: new Float32Array(rows * columns),
    gold: new Float32Array(rows * columns),
    anatase: new Float32Array(rows * columns),
    phase: new Uint8Array(rows * columns),
    grain: new Int32Array(rows * columns).fill(-1)
  };
  drawFilm(map);
  const placed: Particle[] = [];
  const place = (kind: 'gold' | 'anatase', count: number, size: number): void => {
    for (let number = 0; number < count; number++) {
      const particle = findPlace(placed, map, size, random);
      if (particle) {
        placed.push(particle);
        drawParticle(map, particle, kind, placed.length - 1, seed);
      }
    }
  };
  place('anatase', options.anataseParticles ?? 5, 0.13 * side);
  place('gold', options.goldParticles ?? 9, 0.07 * side);
  return map;
}

function drawFilm({ rows, columns, film, phase }: SampleMap): void {
  const radius = 0.28 * Math.min(rows, columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const inFilm = Math.hypot(rows - row, columns - column) > radius;
      film[row * columns + column] = inFilm ? 0.85 + (0.3 * column) / columns : 0;
      phase[row * columns + column] = inFilm ? PHASES.film : PHASES.vacuum;
    }
  }
}

function findPlace(placed: readonly Particle[], map: SampleMap, size: number, random: Random): Particle | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const long = size * (0.8 + 0.5 * random.uniform());
    const particle: Particle = {
      row: random.uniform() * map.rows,
      column: random.uniform() * map.columns,
      long,
      short: long * (0.65 + 0.35 * random.uniform()),
      tilt: Math.PI * random.uniform(),
      height: 0.7 + 0.6 * random.uniform()
    };
    const onFilm = map.film[Math.floor(particle.row) * map.columns + Math.floor(particle.column)] > 0;
    const free = placed.every(
      other => Math.hypot(other.row - particle.row, other.column - particle.column) > other.long + long + MARGIN
    );
    if (onFilm && free) {
      return particle;
    }
  }
  return undefined;
}

function drawParticle(
  map: SampleMap,
  particle: Particle,
  kind: 'gold' | 'anatase',
  number: number,
  seed: number
): void {
  const { rows, columns } = map;
  const grains = grainMap(
    rows,
    columns,
    Math.max(2, 0.8 * particle.short),
    createRandom(seed, 'particle grains', number)
  );
  const [cosine, sine] = [Math.cos(particle.tilt), Math.sin(particle.tilt)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [down, right] = [row - particle.row, column - particle.column];
      const distance =
        ((down * cosine + right * sine) / particle.long) ** 2 + ((right * cosine - down * sine) / particle.short) ** 2;
      if (distance < 1) {
        const at = row * columns + column;
        map[kind][at] = particle.height * Math.sqrt(1 - distance);
        map.phase[at] = PHASES[kind];
        map.grain[at] = number * GRAINS_PER_PARTICLE + (grains[at] % GRAINS_PER_PARTICLE);
      }
    }
  }
}
