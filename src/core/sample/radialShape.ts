import type { AliasTable } from './aliasTable';
import { createAliasTable } from './aliasTable';
import { scaledBesselI0 } from './besselI0';

/** Width of the annuli of a shape, px: fine against any blur of a detector */
export const RADIAL_STEP = 0.05;

/**
 * A distribution of electrons around a centre that depends on the distance alone: density in counts per square pixel at
 * the middle of annuli RADIAL_STEP wide, for one count in all.
 */
export interface RadialShape {
  readonly density: Float64Array;
  /** Draws an annulus by the counts in it */
  readonly annuli: AliasTable;
}

/** A shape from any density, scaled to one count in all. */
export function radialShape(density: (radius: number) => number, maxRadius: number): RadialShape {
  const size = Math.ceil(maxRadius / RADIAL_STEP);
  return fromDensity(Float64Array.from({ length: size }, (_, annulus) => density((annulus + 0.5) * RADIAL_STEP)));
}

/** A uniform disc. */
export function discShape(radius: number): RadialShape {
  const size = Math.max(1, Math.ceil(radius / RADIAL_STEP));
  return fromDensity(
    Float64Array.from({ length: size }, (_, annulus) => {
      const inside = Math.min((annulus + 1) * RADIAL_STEP, radius) ** 2 - (annulus * RADIAL_STEP) ** 2;
      return inside / (RADIAL_STEP ** 2 * (2 * annulus + 1));
    })
  );
}

/**
 * A circle of point reflections, each drawn as a disc: the powder ring of a convergent beam. At distance r the part of
 * the circle within reach is the arc of half angle α, cos α = (r² + R² - ρ²) / 2rR.
 *
 * @param ring R, radius of the circle in px
 * @param disc ρ, radius of the disc in px, smaller than the ring
 */
export function ringShape(ring: number, disc: number): RadialShape {
  const reach = Math.max(disc, 2 * RADIAL_STEP);
  return radialShape(radius => {
    const cosine = (radius ** 2 + ring ** 2 - reach ** 2) / (2 * radius * ring);
    return Math.abs(radius - ring) < reach ? Math.acos(Math.max(-1, Math.min(1, cosine))) : 0;
  }, ring + reach);
}

/** Sum of shapes by their counts; the result again holds one count. */
export function mixedShape(parts: readonly { readonly shape: RadialShape; readonly counts: number }[]): RadialShape {
  const density = new Float64Array(Math.max(...parts.map(({ shape }) => shape.density.length)));
  for (const { shape, counts } of parts) {
    shape.density.forEach((value, annulus) => (density[annulus] += counts * value));
  }
  return fromDensity(density);
}

/**
 * The shape after a two-dimensional Gaussian blur. Seen along the radius, a blurred circle of radius s has the density
 * exp(-(r - s)² / 2σ²) exp(-rs/σ²) I0(rs/σ²) / (2πσ²) per count.
 *
 * @param sigma standard deviation along one direction, px; below 2 RADIAL_STEP the shape is returned as it is
 */
export function blurredShape(shape: RadialShape, sigma: number): RadialShape {
  if (sigma < 2 * RADIAL_STEP) {
    return shape;
  }
  const reach = Math.ceil((5 * sigma) / RADIAL_STEP);
  const gauss = Float64Array.from(
    { length: reach + 1 },
    (_, steps) => Math.exp(-((steps * RADIAL_STEP) ** 2) / (2 * sigma ** 2)) / (2 * Math.PI * sigma ** 2)
  );
  const density = new Float64Array(shape.density.length + reach);
  for (let source = 0; source < shape.density.length; source++) {
    const counts = shape.density[source] * annulusArea(source);
    if (counts === 0) {
      continue;
    }
    const s = (source + 0.5) * RADIAL_STEP;
    for (let at = Math.max(0, source - reach); at < Math.min(density.length, source + reach); at++) {
      const r = (at + 0.5) * RADIAL_STEP;
      density[at] += counts * gauss[Math.abs(at - source)] * scaledBesselI0((r * s) / sigma ** 2);
    }
  }
  return fromDensity(density);
}

/** Density at a distance from the centre, per count, linear between annuli. */
export function densityAt({ density }: RadialShape, radius: number): number {
  const place = Math.max(0, radius / RADIAL_STEP - 0.5);
  const annulus = Math.floor(place);
  if (annulus >= density.length) {
    return 0;
  }
  const next = annulus + 1 < density.length ? density[annulus + 1] : 0;
  return density[annulus] + (place - annulus) * (next - density[annulus]);
}

/** Distance at which a shape ends, px. */
export function reachOf({ density }: RadialShape): number {
  return density.length * RADIAL_STEP;
}

function fromDensity(unscaled: Float64Array): RadialShape {
  const total = unscaled.reduce((sum, value, annulus) => sum + value * annulusArea(annulus), 0);
  const density = unscaled.map(value => value / total);
  let annuli: AliasTable | undefined;
  return {
    density,
    get annuli() {
      return (annuli ??= createAliasTable(density.map((value, annulus) => value * annulusArea(annulus))));
    }
  };
}

function annulusArea(annulus: number): number {
  return Math.PI * RADIAL_STEP ** 2 * (2 * annulus + 1);
}
