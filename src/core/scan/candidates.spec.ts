import * as fc from 'fast-check';

import { chooseScan, scanCandidates } from './candidates';
import type { Pauses } from './pauses';
import { findPauses } from './pauses';
import type { ScanCandidate, ScanClues, ScanPlan } from './scanPlan';
import { frameAt } from './scanPlan';

const constant = (frames: number): Float64Array => new Float64Array(frames).fill(600_000);

describe('the automatic choice', () => {
  it.each<[string, ScanClues, ScanCandidate['source'], number, number]>([
    ['ScanX x ScanY', { frames: 8, scanX: 4, scanY: 2, framesPerTrigger: 4 }, 'scanXY', 2, 4],
    ['ScanX x ScanY and frames left over', { frames: 65538, scanX: 256, scanY: 256 }, 'scanXY', 256, 256],
    ['ScanX x ScanY of a scan that ended early', { frames: 60000, scanX: 256, scanY: 256 }, 'scanXY', 234, 256],
    ['the metadata', { frames: 48 * 48, setScanPx: 48 }, 'metadata', 48, 48],
    ['the metadata of a scan that ended early', { frames: 8000, setScanPx: 100 }, 'metadata', 80, 100],
    ['frames per trigger', { frames: 600, framesPerTrigger: 30 }, 'framesPerTrigger', 20, 30],
    ['256 x 255', { frames: 65280, exposuresNs: constant(65280) }, 'edx', 255, 256],
    ['512 x 511, unknown exposures', { frames: 261632 }, 'edx', 511, 512],
    ['128 x 127', { frames: 16256 }, 'edx', 127, 128],
    ['8 x 7', { frames: 56, exposuresNs: constant(56) }, 'edx', 7, 8],
    ['16 x 15', { frames: 240, exposuresNs: constant(240) }, 'edx', 15, 16],
    ['EDX of a size nobody listed', { frames: 96 * 95, exposuresNs: constant(96 * 95) }, 'edx', 95, 96],
    ['EDX of any size, with the metadata', { frames: 20, setScanPx: 5 }, 'edx', 4, 5],
    ['EDX, with ScanX', { frames: 56, scanX: 8, scanY: 8, exposuresNs: constant(56) }, 'edx', 7, 8],
    [
      'EDX with stretched exposures',
      { frames: 65280, exposuresNs: stretched(65280, [5000, 20077, 30001]) },
      'edx',
      255,
      256
    ],
    ['a line skip', { frames: 256 * 257 }, 'extraFrame', 256, 256],
    ['a large square', { frames: 4096, exposuresNs: constant(4096) }, 'square', 64, 64],
    ['a large square and two frames', { frames: 65538 }, 'square', 256, 256],
    ['a large square without the last frame', { frames: 65535 }, 'square', 255, 256]
  ])('%s', (_, clues, source, rows, columns) => {
    const chosen = chooseScan(clues, { mode: 'auto' });
    expect(chosen).toMatchObject({ source, mode: 'known', dropped: clues.frames - rows * columns });
    expect(chosen.plan).toMatchObject({ kind: 'scan', rows, columns, firstFrame: 0, skippedPerLine: 0 });
  });

  it.each<[string, ScanClues]>([
    ['one frame', { frames: 1 }],
    ['nine', { frames: 9, framesPerTrigger: 1 }],
    ['ten', { frames: 10 }],
    ['100, which is 10 x 10', { frames: 100, exposuresNs: constant(100) }],
    ['90, which is 10 x 9', { frames: 90, exposuresNs: constant(90) }],
    ['400, which is 20 x 20', { frames: 400 }],
    ['600, which is 25 x 24', { frames: 600, exposuresNs: constant(600) }],
    ['2,500, which is 50 x 50', { frames: 2500 }],
    ['one trigger for all', { frames: 120, framesPerTrigger: 120 }],
    ['a prime number', { frames: 997 }],
    ['ScanX and ScanY of another acquisition', { frames: 300, scanX: 256, scanY: 256 }],
    ['metadata of another acquisition', { frames: 300, setScanPx: 256 }],
    ['a few long exposures in a series', { frames: 1000, exposuresNs: stretched(1000, [100, 170, 620]) }]
  ])('leaves a series of frames a stack: %s', (_, clues) => {
    const chosen = chooseScan(clues, { mode: 'auto' });
    expect(chosen).toMatchObject({ source: 'none', mode: 'none', dropped: 0 });
    expect(chosen.plan).toEqual({ kind: 'stack', frames: clues.frames, firstFrame: 0 });
  });

  it('takes the fly-back before anything else', () => {
    const exposuresNs = stretched(1024, every(32, 31, 1024));
    const clues = { frames: 1024, exposuresNs, scanX: 32, scanY: 32, setScanPx: 32, framesPerTrigger: 32 };
    expect(chooseScan(clues, { mode: 'auto' })).toMatchObject({
      source: 'flyback',
      plan: { rows: 31, columns: 31, firstFrame: 31 },
      dropped: 1024 - 31 * 31
    });
  });

  it('takes a fly-back even where the frames would be X x (X - 1)', () => {
    const exposuresNs = stretched(240, every(16, 15, 240));
    const candidates = scanCandidates({ frames: 240, exposuresNs });
    expect(candidates[0].source).toBe('flyback');
    expect(candidates.map(candidate => candidate.source)).not.toContain('edx');
  });

  it('says what agrees', () => {
    const [best] = scanCandidates({ frames: 4096, scanX: 64, scanY: 64, setScanPx: 64, framesPerTrigger: 64 });
    expect(best.source).toBe('scanXY');
    expect(best.evidence).toBe(
      'ScanX x ScanY of the .hdr are 64 x 64: exactly the 4,096 frames. It agrees with the microscope metadata, the frames per trigger and the square number of frames.'
    );
    expect(best.score).toBeLessThan(0.98);
  });
});

describe('a shape and what was recorded', () => {
  /** Frames 1 ms apart, with 20 ms between lines. */
  const paused = (rows: number, framesPerLine: number): Pauses | undefined =>
    findPauses(
      Float64Array.from(
        { length: rows * framesPerLine },
        (_, at) => 1000 * at + 20_000 * Math.floor(at / framesPerLine)
      )
    );
  const lines = (rows: number, framesPerLine: number, known: Partial<ScanClues> = {}): ScanCandidate =>
    chooseScan({ frames: rows * framesPerLine, pauses: paused(rows, framesPerLine), ...known }, { mode: 'auto' });

  it.each([
    [16, 64],
    [64, 16],
    [7, 200],
    [90, 5],
    [3, 40]
  ])('that the time stamps show is taken: %d lines of %d', (rows, columns) => {
    const { plan, source, guess, contradictions } = lines(rows, columns);
    expect({ plan, source, guess, contradictions }).toEqual({
      source: 'timeLines',
      plan: { kind: 'scan', rows, columns, firstFrame: 0, framesPerLine: columns, skippedPerLine: 0 },
      guess: false,
      contradictions: []
    });
  });

  it.each([1, 2, 5, 30])('leaves out %d skipped frames of every line where ScanX says so', skipped => {
    const found = lines(40, 64 + skipped, { scanX: 64, scanY: 40 });
    expect(found).toMatchObject({ plan: { rows: 40, columns: 64, framesPerLine: 64 + skipped }, contradictions: [] });
    expect(found.evidence).toMatch(/of every line (is|are) left out/);
  });

  it('keeps all frames of a line where ScanX is of another scan, and says what it contradicts', () => {
    const found = lines(40, 70, { scanX: 64, scanY: 9 });
    expect(found).toMatchObject({ plan: { rows: 40, columns: 70 } });
    expect(found.contradictions).toEqual(['The .hdr has ScanX 64 and ScanY 9.']);
  });

  it('that was measured stands above all that was typed in, and names it', () => {
    const typed = { scanX: 32, scanY: 32, setScanPx: 32, framesPerTrigger: 32 };
    const found = lines(16, 64, typed);
    expect(found).toMatchObject({ source: 'timeLines', plan: { rows: 16, columns: 64 } });
    expect(found.contradictions).toHaveLength(3);
  });

  it('takes a line skip from the number of frames, and says that nothing else shows it', () => {
    const found = chooseScan({ frames: 40 * 67, scanX: 64, scanY: 40 }, { mode: 'auto' });
    expect(found).toMatchObject({
      source: 'lineSkip',
      plan: { rows: 40, columns: 64, framesPerLine: 67 },
      guess: false
    });
    expect(found.contradictions).toEqual(['Only the number of frames says that every line has 67 of them.']);
  });

  it('from a number alone is a guess, and never taken against what was recorded', () => {
    expect(chooseScan({ frames: 1024 }, { mode: 'auto' })).toMatchObject({ source: 'square', guess: true });
    expect(chooseScan({ frames: 1024, scanX: 32, scanY: 32 }, { mode: 'auto' }).guess).toBe(false);
    expect(chooseScan({ frames: 1024, setScanPx: 256 }, { mode: 'auto' })).toMatchObject({
      source: 'none',
      guess: false
    });
    expect(chooseScan({ frames: 1024, scanX: 300, scanY: 7 }, { mode: 'auto' })).toMatchObject({ source: 'none' });
    for (const { guess, contradictions, score } of scanCandidates({ frames: 1024, pauses: paused(16, 64) })) {
      expect(guess && contradictions.length === 0 && score > 0.3).toBe(false);
    }
  });

  it('is not made of one stray gap in a series, nor of two', () => {
    const gaps = (...frames: number[]): Pauses | undefined =>
      findPauses(
        Float64Array.from({ length: 1000 }, (_, at) => 1000 * at + frames.filter(gap => gap <= at).length * 1e5)
      );
    for (const pauses of [gaps(500), gaps(250), gaps(100), gaps(300, 700), gaps(200, 400)]) {
      expect(chooseScan({ frames: 1000, pauses }, { mode: 'auto' })).toMatchObject({ mode: 'none' });
    }
  });

  it('leaves out every long frame of a fly-back of several, with the columns that were asked for', () => {
    const exposuresNs = constant(20 * 35).map((ns, at) => (at % 35 < 3 ? 8 * ns : ns));
    expect(chooseScan({ frames: 700, exposuresNs }, { mode: 'auto' }).plan).toMatchObject({
      rows: 20,
      columns: 32,
      skippedPerLine: 3
    });
    const asked = chooseScan({ frames: 700, exposuresNs, scanX: 30, scanY: 20 }, { mode: 'auto' });
    expect(asked.plan).toMatchObject({ rows: 20, columns: 30, framesPerLine: 35, skippedPerLine: 3 });
  });
});

describe('the candidates', () => {
  it('are sorted, fit the file, differ, and end with the stack', () => {
    const clues = fc.record(
      {
        frames: fc.integer({ min: 1, max: 70000 }),
        scanX: fc.nat(300),
        scanY: fc.nat(300),
        framesPerTrigger: fc.nat(300),
        setScanPx: fc.nat(300)
      },
      { requiredKeys: ['frames'] }
    );
    fc.assert(
      fc.property(clues, known => {
        const candidates = scanCandidates(known);
        const scans = candidates.slice(0, -1);
        expect(candidates[candidates.length - 1].source).toBe('none');
        expect(scans.map(({ score }) => score)).toEqual(scans.map(({ score }) => score).sort((a, b) => b - a));
        expect(new Set(scans.map(({ plan }) => JSON.stringify(plan))).size).toBe(scans.length);
        for (const { plan, dropped, evidence } of candidates) {
          expect(dropped).toBe(known.frames - used(plan));
          expect(dropped).toBeGreaterThanOrEqual(0);
          expect(lastFrame(plan)).toBeLessThan(known.frames);
          expect(evidence).toMatch(/\.$/);
        }
      })
    );
  });

  it('of a single chip scan name every reading of the number of frames', () => {
    const shapes = scanCandidates({ frames: 65280 }).map(({ source, plan }) =>
      plan.kind === 'scan' ? `${source} ${plan.columns} x ${plan.rows}` : source
    );
    expect(shapes).toEqual(
      expect.arrayContaining([
        'edx 256 x 255',
        'extraFrame 255 x 255',
        'divisor 255 x 256',
        'divisor 272 x 240',
        'none'
      ])
    );
  });
});

describe('a shape that the user asks for', () => {
  const edx = { frames: 16256, exposuresNs: constant(16256) };

  it('is taken as it is', () => {
    expect(chooseScan(edx, { mode: 'known', scanX: 128, scanY: 127 })).toMatchObject({
      source: 'asked',
      plan: { rows: 127, columns: 128, firstFrame: 0, framesPerLine: 128, skippedPerLine: 0 },
      dropped: 0
    });
  });

  it('may leave frames out when the first one is given', () => {
    const chosen = chooseScan(edx, { mode: 'known', scanX: 128, scanY: 100, firstFrame: 56 });
    expect(chosen).toMatchObject({ plan: { rows: 100, firstFrame: 56 }, dropped: 16256 - 12800 });
    expect(chosen.evidence).toContain('3,456 frames left out');
  });

  it.each([
    [
      { scanX: 128, scanY: 128 },
      /^a\.mib: 128 x 128 are 16,384 frames, but the file holds 16,256\. Instead, choose 128 x 127, /
    ],
    [
      { scanX: 128, scanY: 126 },
      /16,128 frames, but the file holds 16,256\. Give the first frame .* or choose 128 x 127, /
    ],
    [{ scanX: 128, scanY: 127, firstFrame: 3 }, /from frame 3 on there are 16,253\./],
    [{ scanX: 0, scanY: 127 }, /they are 0 and 127/],
    [{ scanX: 128 }, /they are 128 and empty/],
    [{ scanX: 12.5, scanY: 4 }, /whole numbers from 1/]
  ])('is refused when it does not fit: %p', (request, sentence) => {
    const choose = (): unknown => chooseScan(edx, { mode: 'known', ...request }, 'a.mib');
    expect(choose).toThrow(expect.objectContaining({ code: 'E_KNOWN_SHAPE' }));
    expect(choose).toThrow(sentence);
  });

  it('as fly-back is refused, with the reason, where there is none', () => {
    const choose = (): unknown => chooseScan(edx, { mode: 'flyback' }, 'a.mib');
    expect(choose).toThrow(expect.objectContaining({ code: 'E_FLYBACK' }));
    expect(choose).toThrow(/^a\.mib: no fly-back was found: all exposures are alike \(0.6 ms\)\. Choose Auto/);
  });

  it('as no scan is the stack', () => {
    expect(chooseScan({ frames: 4096, scanX: 64, scanY: 64 }, { mode: 'none' }).plan).toMatchObject({ kind: 'stack' });
  });
});

describe('a first frame that the user gives', () => {
  const flyback = { frames: 1024, exposuresNs: stretched(1024, every(32, 31, 1024)) };

  it.each<[string, ScanClues, number, Partial<ScanPlan>, number]>([
    ['earlier than the fly-back found', flyback, 0, { rows: 32, columns: 31, firstFrame: 0, skippedPerLine: 1 }, 32],
    ['later', flyback, 63, { rows: 30, columns: 31, firstFrame: 63 }, 1024 - 30 * 31],
    ['into a square', { frames: 4096 }, 10, { rows: 63, columns: 64, firstFrame: 10 }, 64],
    ['within the frames left over', { frames: 65538 }, 2, { rows: 256, columns: 256, firstFrame: 2 }, 2],
    ['into a stack', { frames: 10 }, 3, { kind: 'stack', frames: 7, firstFrame: 3 }, 3]
  ])('moves the plan: %s', (_, clues, firstFrame, plan, dropped) => {
    const chosen = chooseScan(clues, { mode: 'auto', firstFrame });
    expect(chosen.plan).toMatchObject(plan);
    expect(chosen.dropped).toBe(dropped);
    expect(lastFrame(chosen.plan)).toBeLessThan(clues.frames);
    expect(chosen.evidence).toContain(`begin with frame ${firstFrame}`);
  });

  it.each([-1, 1024, 1.5, NaN, 1010])('is refused when no line fits: %d', firstFrame => {
    expect(() => chooseScan(flyback, { mode: 'auto', firstFrame })).toThrow(
      expect.objectContaining({ code: 'E_FIRST_FRAME' })
    );
  });

  it('cannot make something of nothing', () => {
    expect(() => chooseScan({ frames: 0 }, { mode: 'auto' })).toThrow(expect.objectContaining({ code: 'E_NO_FRAMES' }));
  });
});

function stretched(frames: number, long: number[]): Float64Array {
  const values = constant(frames);
  long.forEach(frame => (values[frame] *= 10));
  return values;
}

function every(width: number, first: number, frames: number): number[] {
  return Array.from({ length: Math.ceil((frames - first) / width) }, (_, line) => first + line * width);
}

function used(plan: ScanPlan): number {
  return plan.kind === 'stack' ? plan.frames : plan.rows * plan.columns;
}

function lastFrame(plan: ScanPlan): number {
  return plan.kind === 'stack' ? frameAt(plan, 0, plan.frames - 1) : frameAt(plan, plan.rows - 1, plan.columns - 1);
}
