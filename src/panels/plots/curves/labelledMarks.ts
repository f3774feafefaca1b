import type { CurveMark, Span } from './curveView';

/** Of one character of a label and the room between two labels, pixels */
const CHARACTER = 6.5;
const GAP = 4;

/**
 * The marks whose labels have room beside each other, in their order on the axis: heavier ones first, then those further left.
 *
 * @param inView part of the axis in view
 * @param width of it on the screen, pixels
 */
export function labelledMarks(marks: readonly CurveMark[], [low, high]: Span, width: number): CurveMark[] {
  const taken: { from: number; to: number; mark: CurveMark }[] = [];
  const inside = marks.filter(({ at }) => at >= low && at <= high);
  const byWeight = [...inside].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0) || a.at - b.at);
  for (const mark of byWeight) {
    const centre = ((mark.at - low) / (high - low || 1)) * width;
    const half = (mark.label.length * CHARACTER + GAP) / 2;
    const [from, to] = [centre - half, centre + half];
    if (taken.every(other => other.to <= from || other.from >= to)) {
      taken.push({ from, to, mark });
    }
  }
  return taken.map(({ mark }) => mark).sort((a, b) => a.at - b.at);
}
