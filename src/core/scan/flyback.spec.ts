import * as fc from 'fast-check';

import { findFlyback } from './flyback';
import type { ProposedScan } from './scanPlan';

const DWELL = 900_000;

describe('fly-back', () => {
  // Worked results of the existing converter: w x w frames, a long one every w
  it.each([
    [16, 15, 15, 15, 1],
    [16, 16, 15, 16, 0],
    [32, 31, 31, 31, 1],
    [32, 32, 31, 32, 0],
    [128, 127, 127, 127, 1],
    [256, 255, 255, 255, 1],
    [512, 512, 511, 512, 0],
    [16, 0, 16, 0, 0],
    [256, 0, 256, 0, 0]
  ])('a line of %d, first long frame %d: %d lines, %d frames before, %d after', (width, first, rows, head, tail) => {
    const frames = width * width;
    const { plan, dropped, score, evidence } = found(exposures(frames, every(width, first, frames)));
    expect(plan).toEqual(scan(rows, width - 1, first));
    expect(dropped).toBe(frames - rows * (width - 1));
    expect(frames - first - rows * width).toBe(tail);
    expect(score).toBe(0.98);
    expect(evidence).toContain(
      `${head} frame${head === 1 ? '' : 's'} before the first line and ${tail} after the last`
    );
  });

  it('begins one line later after an irregular start', () => {
    const { plan, evidence } = found(exposures(5000, [10, 200, 456, 712, 968, 1224, 1480, ...every(256, 1736, 5000)]));
    expect(plan).toMatchObject({ firstFrame: 456, framesPerLine: 256, rows: 17 });
    expect(evidence).toContain('1 long frame before the regular ones');
  });

  it('is the rule of the existing converter wherever that works', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 70 }),
        fc.integer({ min: 4, max: 30 }),
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 2 }),
        fc.nat(200),
        fc.nat(60),
        (width, lines, shortLines, head, tail) => {
          const starts = [head];
          for (const length of [
            ...shortLines.filter(length => length !== width),
            ...Array<number>(lines).fill(width)
          ]) {
            starts.push(starts[starts.length - 1] + length);
          }
          const frames = starts[starts.length - 1] + Math.min(tail, width) + 1;
          // Short lines that add up to whole ones are taken for an additional long frame instead
          fc.pre(
            lines * width > 0.5 * frames &&
              starts.filter(start => (start - starts[starts.length - 1]) % width === 0).length === lines + 1
          );
          expect(found(exposures(frames, starts)).plan).toEqual(presentRule(starts, frames));
        }
      )
    );
  });

  it('is seen through jitter, a fly-back of twice the dwell time, and extra frames at both ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 80 }),
        fc.integer({ min: 4, max: 40 }),
        fc.double({ min: 1.8, max: 30, noNaN: true }),
        fc.nat(1000),
        fc.nat(79),
        fc.infiniteStream(fc.double({ min: -0.032, max: 0.016, noNaN: true })),
        (width, lines, ratio, head, tail, jitter) => {
          const before = Math.min(head, width * lines);
          const frames = before + width * lines + Math.min(tail, width - 1);
          const starts = every(width, before, frames).slice(0, lines);
          const values = exposures(frames, starts, ratio).map(value => Math.round(value * (1 + jitter.next().value)));
          const { plan, dropped } = found(values);
          expect(plan).toEqual(scan(lines, width - 1, before));
          expect(dropped).toBe(frames - lines * (width - 1));
        }
      )
    );
  });

  it('keeps a first line whose long exposure is just below five times the dwell time, and the others above', () => {
    const starts = every(56, 281, 281 + 6 * 56);
    const values = exposures(281 + 6 * 56, starts, 5.01);
    values[281] = Math.round(values[281] * 0.99);
    expect(found(values).plan).toEqual(scan(6, 55, 281));
  });

  it('reads the exposures of a flaky trigger (pyxem issue 634)', () => {
    // Values of that issue in s: dwell 0.9 ms, fly-back 1.8 ms, odd frames before and after the scan
    const dwell = [
      0.0009, 0.000903, 0.000901, 0.000899, 0.000897, 0.00086, 0.000914, 0.000904, 0.000871, 0.000898, 0.000892
    ];
    const flyback = [0.0018, 0.001801, 0.001799, 0.001797];
    const lines = Array.from({ length: 20 }, (_, line) => [
      flyback[line % flyback.length],
      ...Array.from({ length: 19 }, (_, pixel) => dwell[(line * 7 + pixel * 3) % dwell.length])
    ]).flat();
    const seconds = [0.326011, 0.0, 0.003161, ...lines, 0.0009, 0.0, 0.010268];
    const { plan, score, evidence } = found(Float64Array.from(seconds, value => value * 1e9));
    // As after every irregular start, the first good line is left out
    expect(plan).toEqual(scan(19, 19, 23));
    expect(score).toBe(0.9);
    expect(evidence).toMatch(/\(1.8 ms against 0.(9|899) ms\) every 20 frames/);
  });

  it.each([
    [
      'an odd interval at the end',
      [...every(50, 49, 1000), 1020],
      scan(20, 49, 49),
      /1 long frame after the regular ones/
    ],
    ['a long frame inside a line', [...every(50, 49, 1000), 520], scan(20, 49, 49), /1 long frame inside the lines/],
    [
      'a missing long frame',
      every(50, 49, 1000).filter(at => at !== 499),
      scan(20, 49, 49),
      /1 line without a long frame/
    ],
    [
      'two lost frames late in the scan',
      every(50, 49, 1000).map(at => (at > 700 ? at - 2 : at)),
      scan(13, 49, 49),
      /long frames after the regular ones: the scan ends/
    ],
    [
      'two lost frames early in the scan',
      every(50, 49, 1000).map(at => (at > 200 ? at - 2 : at)),
      scan(15, 49, 297),
      /4 long frames before the regular ones/
    ],
    ['an end without triggers', every(50, 0, 600), scan(12, 49, 0), /450 after the last/]
  ])('copes with %s', (_, starts, plan, evidence) => {
    const candidate = found(
      exposures(
        1050,
        [...starts].sort((a, b) => a - b)
      )
    );
    expect(candidate.plan).toEqual(plan);
    expect(candidate.evidence).toMatch(evidence);
    expect(candidate.score).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['unknown', undefined, /carry no exposure times/],
    ['unreadable', new Float64Array(100).fill(NaN), /carry no exposure times/],
    ['constant', exposures(100, []), /alike \(0.9 ms\)/],
    ['constant but for one', exposures(100, [50]), /only one exposure/],
    ['long twice in a row', exposures(100, [50, 51]), /2 exposures .* do not mark whole lines/]
  ])('is not found in exposures that are %s', (_, values, reason) => {
    expect(findFlyback({ frames: 100, exposuresNs: values })).toEqual({ reason: expect.stringMatching(reason) });
  });

  it('keeps the place of frames that were not saved', () => {
    const values = exposures(32 * 32, every(32, 31, 1024));
    values.fill(NaN, 100, 150);
    expect(found(values).plan).toEqual(scan(31, 31, 31));
  });

  it('has a low score where long frames come by chance', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(2999), { minLength: 5, maxLength: 40 }), positions => {
        const finding = findFlyback({
          frames: 3000,
          exposuresNs: exposures(
            3000,
            [...positions].sort((a, b) => a - b)
          )
        });
        expect('candidate' in finding ? finding.candidate.score : 0).toBeLessThan(0.9);
      })
    );
  });

  it('takes three long frames in equal parts for chance when there are others', () => {
    const finding = findFlyback({ frames: 3000, exposuresNs: exposures(3000, [0, 187, 1547, 2907]) });
    expect('candidate' in finding ? finding.candidate.score : 0).toBeLessThan(0.9);
  });

  it('never leaves the file, whatever the exposures', () => {
    const value = fc.oneof(fc.constant(DWELL), fc.constant(3 * DWELL), fc.constant(20 * DWELL), fc.double());
    fc.assert(
      fc.property(fc.array(value, { maxLength: 200 }), values => {
        const finding = findFlyback({ frames: values.length, exposuresNs: Float64Array.from(values) });
        if ('candidate' in finding && finding.candidate.plan.kind === 'scan') {
          const { rows, columns, firstFrame, framesPerLine } = finding.candidate.plan;
          expect(Math.min(rows, columns)).toBeGreaterThanOrEqual(1);
          expect(firstFrame + rows * framesPerLine).toBeLessThanOrEqual(values.length);
          expect(finding.candidate.dropped).toBe(values.length - rows * columns);
        }
      })
    );
  });
});

/** The rule of the existing converter, step by step, where it does not fail. */
function presentRule(peaks: number[], frames: number): ProposedScan['plan'] {
  const distances = peaks.slice(1).map((peak, index) => peak - peaks[index]);
  const width = distances[distances.length - 1];
  const irregular = distances.map(distance => distance !== width).lastIndexOf(true);
  const start = irregular < 0 ? peaks[0] : peaks[irregular + 2];
  return scan(Math.floor((frames - start) / width), width - 1, start);
}

function found(exposuresNs: Float64Array): ProposedScan {
  const finding = findFlyback({ frames: exposuresNs.length, exposuresNs });
  if (!('candidate' in finding)) {
    throw new Error(finding.reason);
  }
  return finding.candidate;
}

function scan(rows: number, columns: number, firstFrame: number): ProposedScan['plan'] {
  return { kind: 'scan', rows, columns, firstFrame, framesPerLine: columns + 1, skippedPerLine: 1 };
}

function exposures(frames: number, long: number[], ratio = 10): Float64Array {
  const values = new Float64Array(frames).fill(DWELL);
  long.forEach(frame => (values[frame] = DWELL * ratio));
  return values;
}

function every(width: number, first: number, frames: number): number[] {
  return Array.from({ length: Math.ceil((frames - first) / width) }, (_, line) => first + line * width);
}
