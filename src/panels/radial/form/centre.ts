import type { ImagePoint } from '../../plots/axes';
import { readLists, writeLists } from '../../form/numberLists';
import type { RadialForm } from './radialForm';

/** The direct beam that the form gives for all patterns; undefined where it is to be found, and while it is typed. */
export function givenCentre({ origin, place }: Pick<RadialForm, 'origin' | 'place'>): ImagePoint | undefined {
  const [[row, column] = []] = readLists(place);
  return origin === 'given' && Number.isFinite(row) && Number.isFinite(column) ? { row, column } : undefined;
}

/** The boxes of a form that gives it. */
export function centreBoxes({ row, column }: ImagePoint): Pick<RadialForm, 'origin' | 'place'> {
  return { origin: 'given', place: writeLists([[row, column]]) };
}
