import { grouped } from '../scan/inWords';
import { located } from './where';

/** A place where the frame numbers do not go on by one. */
export interface SequenceGap {
  /** Stored frame (from 0) before which it lies */
  readonly at: number;
  /** gap: numbers are missing; repeat: the number stood just before; reset: the numbers go back; more: all that are not listed */
  readonly kind: 'gap' | 'repeat' | 'reset' | 'more';
  /** Number that should have followed */
  readonly firstMissing: number;
  /** How many numbers are missing; 0 for a repeat or reset */
  readonly missing: number;
  /** For the user */
  readonly sentence: string;
}

/** A damaged file has thousands: the rest is summed up in one last entry. */
const MOST_LISTED = 10;

/**
 * Gaps, repeats and resets in the frame numbers of a file: the first ten, and one entry for all others. Unreadable numbers (NaN)
 * are passed over.
 *
 * @param sequence frame number of every stored frame, as the headers say
 * @param where file name, put in front of the sentences
 */
export function sequenceGaps(sequence: Float64Array, where?: string): SequenceGap[] {
  const listed: SequenceGap[] = [];
  const rest = { at: 0, firstMissing: 0, places: 0, missing: 0 };
  let expected = NaN;
  for (let at = 0; at < sequence.length; at++) {
    const number = sequence[at];
    if (number > expected || number < expected) {
      const missing = Math.max(0, number - expected);
      if (listed.length < MOST_LISTED) {
        listed.push(gapAt(at, number, expected, where));
      } else {
        rest.at ||= at;
        rest.firstMissing ||= expected;
        rest.places++;
        rest.missing += missing;
      }
    }
    expected = Number.isNaN(number) ? expected + 1 : number + 1;
  }
  const { places, ...more } = rest;
  if (places === 0) {
    return listed;
  }
  const sentence = `the frame numbers are broken in ${grouped(places)} further places${more.missing > 0 ? `, ${grouped(more.missing)} more are missing` : ''}.`;
  return [...listed, { ...more, kind: 'more', sentence: located(where, sentence) }];
}

function gapAt(at: number, number: number, expected: number, where: string | undefined): SequenceGap {
  const gap = { at, firstMissing: expected, missing: Math.max(0, number - expected) };
  if (number > expected) {
    const which = gap.missing === 1 ? `frame number ${expected} is` : `frame numbers ${expected} to ${number - 1} are`;
    const count = gap.missing === 1 ? '' : ` (${grouped(gap.missing)} frames)`;
    const sentence = `${which} missing${count} before stored frame ${at}: Merlin lost them. In a scan their places stay empty; a series goes on without them.`;
    return { ...gap, kind: 'gap', sentence: located(where, sentence) };
  }
  if (number === expected - 1) {
    const sentence = `frame number ${number} stands twice, again at stored frame ${at}.`;
    return { ...gap, kind: 'repeat', sentence: located(where, sentence) };
  }
  const sentence = `the frame numbers go back from ${expected - 1} to ${number} at stored frame ${at}: another acquisition seems to begin there.`;
  return { ...gap, kind: 'reset', sentence: located(where, sentence) };
}
