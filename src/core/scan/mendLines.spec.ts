import { mendLines } from './mendLines';
import type { Pauses } from './pauses';
import { findPauses } from './pauses';

const LINE = 20;
const ROWS = 12;

interface Taken {
  readonly row: number;
  readonly column: number;
  readonly timeUs: number;
}

/** Frames of 12 lines of 20, a millisecond apart, 5 ms between lines. */
const WHOLE: readonly Taken[] = Array.from({ length: ROWS * LINE }, (_, frame) => {
  const row = Math.floor(frame / LINE);
  return { row, column: frame % LINE, timeUs: 1000 * frame + 5000 * row };
});

function pausesOf(frames: readonly Taken[]): Pauses | undefined {
  return findPauses(Float64Array.from(frames, ({ timeUs }) => timeUs));
}

/** Where the frames stand after mending, as row and column of a scan of these lines. */
function misplaced(frames: readonly Taken[]): string[] | undefined {
  const mended = mendLines(frames.length, undefined, pausesOf(frames));
  return (
    mended &&
    [...mended.places].flatMap((frame, place) => {
      const { row, column } = frames[frame] ?? {};
      const isThere = row === undefined || (row === Math.floor(place / LINE) && column === place % LINE);
      return isThere ? [] : [`${row} ${column} at ${place}`];
    })
  );
}

function without(...lost: [row: number, column: number][]): Taken[] {
  return WHOLE.filter(({ row, column }) => !lost.some(([r, c]) => r === row && c === column));
}

describe('mendLines', () => {
  it('leaves whole lines alone, and what has no lines', () => {
    expect(mendLines(WHOLE.length, undefined, pausesOf(WHOLE))).toBeUndefined();
    expect(mendLines(200, new Float64Array(200).fill(1e6), pausesOf(WHOLE.slice(0, LINE)))).toBeUndefined();
    expect(mendLines(200)).toBeUndefined();
  });

  it.each<[string, [number, number][]]>([
    ['in a line', [[5, 7]]],
    [
      'several in one line',
      [
        [5, 7],
        [5, 8],
        [5, 15]
      ]
    ],
    ['at the end of a line', [[5, LINE - 1]]],
    ['at the beginning of a line', [[6, 0]]],
    ['in the first line', [[0, 3]]],
    [
      'several in the first line, and one later',
      [
        [0, 3],
        [0, 4],
        [0, 11],
        [7, 2]
      ]
    ],
    [
      'in lines one after another',
      [
        [4, 2],
        [5, 7],
        [6, 9]
      ]
    ]
  ])('gives frames their places that were lost %s', (_, lost) => {
    expect(misplaced(without(...lost))).toEqual([]);
  });

  it('leaves frames before the scan alone, which nothing shows to be a line', () => {
    // The first frames of the first line: without a gap in time they may be anything
    expect(misplaced(without([0, 0], [0, 1]))).toBeUndefined();
    const late = without([0, 0]).map(frame =>
      frame.column < 6 && frame.row === 0 ? { ...frame, timeUs: frame.timeUs - 9e6 } : frame
    );
    expect(misplaced(late)).toBeUndefined();
  });

  it('says how many were lost, and how many too many', () => {
    expect(mendLines(238, undefined, pausesOf(without([3, 3], [8, 4])))).toMatchObject({
      framesPerLine: LINE,
      shortLines: 2,
      lost: 2,
      extra: 0
    });
  });

  it('leaves out frames that a line has too many', () => {
    const at = 7 * LINE;
    const extra = { row: 6, column: LINE, timeUs: WHOLE[at - 1].timeUs + 1000 };
    const frames = [
      ...WHOLE.slice(0, at),
      extra,
      ...WHOLE.slice(at).map(frame => ({ ...frame, timeUs: frame.timeUs + 1000 }))
    ];
    expect(misplaced(frames)).toEqual([]);
    expect(mendLines(frames.length, undefined, pausesOf(frames))).toMatchObject({ longLines: 1, extra: 1, lost: 0 });
  });

  it('does not take an interruption for the end of a line', () => {
    const frames = WHOLE.map((frame, at) => (at < 107 ? frame : { ...frame, timeUs: frame.timeUs + 2e6 }));
    expect(mendLines(frames.length, undefined, pausesOf(frames))).toBeUndefined();
  });

  it('knows lines by their long exposures as well', () => {
    const frames = without([5, 7]);
    const exposuresNs = Float64Array.from(frames, ({ column }) => (column === 0 ? 8e6 : 1e6));
    const mended = mendLines(frames.length, exposuresNs);
    expect(mended).toMatchObject({ framesPerLine: LINE, lost: 1 });
    // Nothing says where in its line: the place at its end stays empty
    expect(mended?.places[6 * LINE - 1]).toBe(-1);
    expect(mended?.places[6 * LINE]).toBe(6 * LINE - 1);
  });
});
