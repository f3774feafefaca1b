/** Crystals turned about one of their axes at random, and that axis tilted from the beam. */
export interface FibreTexture {
  readonly axis: readonly [number, number, number];
  /** How far the axes of the crystals scatter, standard deviation in rad */
  readonly spread: number;
  /** Between the mean axis and the beam, rad */
  readonly tilt: number;
}

const STEPS = 60;

/**
 * How many times as strong as in a powder a ring is, over its whole turn: density of the poles of the planes hkl, averaged over all directions across
 * the beam. Directions of the axes have a density of von Mises and Fisher about the mean one (R. Fisher, Proc. R. Soc. A 217 (1953) 295).
 */
export function fibreFactor(indices: readonly [number, number, number], { axis, spread, tilt }: FibreTexture): number {
  const sharpness = 1 / spread ** 2;
  const dot = indices.reduce((sum, index, at) => sum + index * axis[at], 0);
  const cosine = dot / (Math.hypot(...indices) * Math.hypot(...axis));
  const sine = Math.sqrt(Math.max(0, 1 - cosine ** 2));
  let sum = 0;
  for (let turn = 0; turn < STEPS; turn++) {
    // Cosine of the angle between the mean axis and a direction across the beam
    const along = Math.sin(tilt) * Math.cos((2 * Math.PI * turn) / STEPS);
    const across = Math.sqrt(1 - along ** 2);
    for (let step = 0; step < STEPS; step++) {
      const near = cosine * along + sine * across * Math.cos((2 * Math.PI * (step + 0.5)) / STEPS);
      sum += Math.exp(sharpness * (near - 1));
    }
  }
  return (sum / STEPS ** 2) * ((2 * sharpness) / (1 - Math.exp(-2 * sharpness)));
}
