import { goldRings } from '../../../core/gold/rings';
import type { CurveMark } from '../../plots/curves/curveView';

/** The powder rings of gold, where a reference is to be held against profiles. @param qMax 1/Å */
export function goldMarks(qMax: number): CurveMark[] {
  return goldRings(qMax).map(({ g, name, multiplicity, structureFactor }) => ({
    at: g,
    label: name,
    weight: multiplicity * structureFactor ** 2
  }));
}
