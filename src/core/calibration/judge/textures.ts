import type { Indices } from '../../gold/rings';
import { equivalentsOf } from '../../gold/rings';

/** Degrees between directions of the beam, and radians that planes may be off the beam: sharper textures are a matter of few crystals */
const STEP = 6;
const WIDTH = 0.06;
const DEGREE = Math.PI / 180;

type Direction = readonly [number, number, number];

/** Directions of the beam in a cubic crystal, one of those that are alike: from [001] to [101] and [111]. */
const DIRECTIONS = directions();

/**
 * How many times as strong as in a powder a ring is over its whole turn, for crystals that all have the beam along one direction, each
 * turned about it at random; by direction. Whatever the texture, and however the sample is tilted, the strengths of whole rings are a mean of these: what
 * matters is only which directions of the crystals lie along the beam, and how many (their inverse pole figure; Bunge, Texture Analysis in
 * Materials Science, 1982). Rings of parallel planes, as 111 and 222, are always as strong as each other.
 */
export function textureFactors(families: readonly Indices[]): Float64Array {
  const planes = families.flatMap(equivalentsOf);
  const mean = WIDTH * Math.sqrt(Math.PI / 2);
  return Float64Array.from(DIRECTIONS, ([x, y, z]) => {
    const sum = planes.reduce((all, [h, k, l]) => {
      const along = (h * x + k * y + l * z) / Math.hypot(h, k, l);
      return all + Math.exp(-(along * along) / (2 * WIDTH * WIDTH));
    }, 0);
    return sum / (planes.length * mean);
  });
}

function directions(): Direction[] {
  const found: Direction[] = [];
  for (let polar = 0; polar <= 55; polar += STEP) {
    const turn = polar === 0 ? Infinity : STEP / Math.sin(polar * DEGREE);
    for (let azimuth = 0; azimuth <= 45; azimuth += turn) {
      const across = Math.sin(polar * DEGREE);
      const [x, y, z] = [
        across * Math.cos(azimuth * DEGREE),
        across * Math.sin(azimuth * DEGREE),
        Math.cos(polar * DEGREE)
      ];
      if (x <= z) {
        found.push([x, y, z]);
      }
    }
  }
  return found;
}
