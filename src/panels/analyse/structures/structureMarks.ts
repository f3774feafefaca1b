import type { Structure } from '../../../protocol/analyse/structure';
import type { CurveMark } from '../../plots/curves/curveView';

/** Weaker rings would hide the others, part of the strongest. */
const LEAST_MARKED = 0.02;

/** The powder rings of a structure, where it is to be held against profiles. @param qMax 1/Å */
export function structureMarks({ rings }: Structure, qMax: number): CurveMark[] {
  return rings
    .filter(({ g, intensity }) => g <= qMax && intensity >= LEAST_MARKED)
    .map(({ g, indices, intensity }) => ({ at: g, label: indexed(indices), weight: intensity }));
}

/** 111, or 10 0 2 where the figures of one would run into those of the next. */
function indexed(indices: readonly number[]): string {
  return indices.join(indices.some(index => index > 9 || index < 0) ? ' ' : '');
}
