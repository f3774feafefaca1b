import { nullTranslator } from '@jupyterlab/translation';

import { createRandom } from '../../../core/random';
import type { ShapeDraft } from './draft';
import { draftOf, moveFirstFrame } from './draft';
import type { SeamAdvice } from './seamAdvice';
import { seamAdvice, seamOf, seamStrength } from './seamAdvice';
import { readDraft } from './draftReading';
import { candidatesOf } from './testing/candidates';

const trans = nullTranslator.load('');
const [rows, columns] = [63, 64];
const frames = rows * columns;
const candidates = candidatesOf({ frames, exposuresNs: new Float64Array(frames).fill(6e5) });
const context = { frames, candidates };
const edx = draftOf(candidates[0], frames);

/** Counts of a film that thins out to the right with particles of all sizes on it, read line by line. */
function film(seed = 3): Float32Array {
  const random = createRandom(seed).uniform;
  const particles = Array.from({ length: 30 }, () => [random() * rows, random() * columns, 1 + random() * 4, random()]);
  return Float32Array.from({ length: frames }, (_, frame) => {
    const [row, column] = [Math.floor(frame / columns), frame % columns];
    const above = particles.filter(([r, c, radius]) => Math.hypot(row - r, column - c) < radius);
    const thickness = 1 - 0.5 * (column / columns) + above.reduce((sum, [, , , height]) => sum + height, 0);
    return 10_000 * thickness + 60 * (random() + random() - 1);
  });
}

/** What is stored when the first line begins after so many frames, the end of the scan having come first. */
function begun(late: number, sums = film()): Float32Array {
  return Float32Array.from(sums, (_, frame) => sums[(frame - late + frames) % frames]);
}

function adviceOf(sums: Float32Array, draft: ShapeDraft): SeamAdvice[] {
  const work = seamAdvice(sums, draft, context, trans);
  let step = work.next();
  while (!step.done) {
    step = work.next();
  }
  return step.value;
}

function strength(sums: Float32Array, draft: ShapeDraft): string {
  const { repaired } = readDraft(draft, context, trans);
  return seamStrength((repaired && seamOf(sums, repaired)) ?? NaN);
}

describe('seamAdvice', () => {
  it.each([1, 9, 22, 40, 62])('closes the seam of a scan that begins %d frames late', late => {
    const sums = begun(late);
    expect(strength(sums, edx)).toBe('clear');
    const advice = adviceOf(sums, edx);
    const first = advice.find(({ kind }) => kind === 'firstFrame');
    expect(first).toMatchObject({ column: late, value: late, draft: moveFirstFrame(edx, String(late), frames) });
    expect(advice.find(({ kind }) => kind === 'roll')).toMatchObject({ value: late, draft: { roll: String(late) } });
    advice.forEach(({ draft }) => expect(strength(sums, draft)).toBe('none'));
  });

  it('is silent where nothing is wrong, of a stack, and once it was followed', () => {
    expect(strength(begun(0), edx)).toBe('none');
    expect(adviceOf(begun(0), edx)).toEqual([]);
    expect(adviceOf(begun(20), draftOf(candidates[candidates.length - 1], frames))).toEqual([]);
    expect(adviceOf(begun(20), { ...edx, roll: '20' })).toEqual([]);
  });

  it('leaves out a last column that stands out, and does not roll it into the picture', () => {
    const sums = film().map((sum, frame) => (frame % columns === columns - 1 ? 500 : sum));
    expect(adviceOf(sums, edx).map(({ kind }) => kind)).toEqual(['cropLastColumn']);
    expect(strength(sums, { ...edx, cropLastColumn: true })).toBe('none');
  });
});
