/** A powder ring of a standard. */
export interface StandardRing {
  /** Miller indices: 111; 511/333 for families of a cubic crystal at one |g|; with blanks, 1 0 -2, where signs or large indices ask for them */
  readonly name: string;
  /** 1/d in 1/Å */
  readonly g: number;
  /** Counts of the whole ring relative to the others of its standard, kinematic powder: m |F|² d */
  readonly strength: number;
}

/** What a calibration is measured against: a material whose powder rings are known. */
export interface Standard {
  /** As it stands in a sentence: gold, magnesium oxide */
  readonly name: string;
  /** In order of |g| */
  readonly rings: readonly StandardRing[];
  /** Lattice parameter in Å of a cubic one */
  readonly lattice?: number;
}

/** Beyond this |g|, in 1/Å, rings are faint and crowded: of gold, beyond 600/442 */
export const LARGEST_G = 1.5;
/** Rings weaker than this part of the strongest tell nothing of the scale */
const FAINT = 0.003;
/** Rings at least as strong as this part of the strongest are there in every pattern of the standard */
const SURE = 0.2;
const KEY_RINGS = 4;

/** Rings that are worth looking for. */
export function ringsWorthLooking(rings: readonly StandardRing[]): StandardRing[] {
  const strongest = Math.max(...rings.map(({ strength }) => strength));
  return rings.filter(({ g, strength }) => g <= LARGEST_G && strength >= FAINT * strongest);
}

/** Names of the first strong rings, which no pattern of the standard is without: 111, 200, 220 and 311 of gold. */
export function keyRings({ rings }: Standard): string[] {
  const strongest = Math.max(...rings.map(({ strength }) => strength));
  return rings
    .filter(({ strength }) => strength >= SURE * strongest)
    .slice(0, KEY_RINGS)
    .map(({ name }) => name);
}

/**
 * The indices by which a ring is known whose indices were typed in another way: 002 is 200 of a cubic standard, 333 stays 333.
 *
 * @returns undefined where the standard has no such ring
 */
export function ringNamed({ rings, lattice }: Standard, typed: string): string | undefined {
  const indices = indicesIn(typed);
  if (!indices) {
    return undefined;
  }
  const wanted = indicesName(lattice === undefined ? indices : sorted(indices));
  return rings.some(({ name }) => name.split('/').includes(wanted)) ? wanted : undefined;
}

/** Three indices: 111, or 1 0 -2 with blanks. */
export function indicesIn(typed: string): number[] | undefined {
  const text = typed.trim();
  const parts = /^\d{3}$/.test(text) ? [...text] : text.split(/\s+/);
  const indices = parts.map(Number);
  return parts.length === 3 && parts.every(part => /^-?\d+$/.test(part)) ? indices : undefined;
}

export function indicesName(indices: readonly number[]): string {
  return indices.join(indices.some(index => index > 9 || index < 0) ? ' ' : '');
}

function sorted(indices: readonly number[]): number[] {
  return indices.map(Math.abs).sort((one, other) => other - one);
}
