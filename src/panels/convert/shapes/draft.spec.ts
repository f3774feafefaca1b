import { nullTranslator } from '@jupyterlab/translation';

import { repairedPlan } from '../../../core/scan/repairedPlan';
import { frameAt } from '../../../core/scan/scanPlan';
import type { Candidate } from '../../../protocol/convert/inspection';
import { draftOf, draftOfChoice, giveColumns, giveRows, moveFirstFrame, OWN, ownDraft } from './draft';
import { readDraft } from './draftReading';
import { candidatesOf } from './testing/candidates';

const trans = nullTranslator.load('');

/** 16 x 16 frames with a long one at the start of every line but the first. */
const flyback = candidatesOf({
  frames: 256,
  exposuresNs: Float64Array.from({ length: 256 }, (_, frame) => (frame > 0 && frame % 16 === 0 ? 12e6 : 6e5))
});
/** 256 x 255 frames with EDX. */
const edx = candidatesOf({ frames: 65_280, exposuresNs: new Float64Array(65_280).fill(6e5) });

/** 64 lines of 64 columns, three frames skipped behind each. */
const skipping = candidatesOf({ frames: 64 * 67, scanX: 64, scanY: 64 });

const of = (candidates: readonly Candidate[], source: string, frames: number) => {
  const found = candidates.find(candidate => candidate.source === source);
  return draftOf(found ?? candidates[0], frames);
};

describe('a draft of a candidate', () => {
  it('asks for exactly what the candidate is, whatever suggests it', () => {
    for (const [candidates, frames] of [
      [flyback, 256],
      [edx, 65_280],
      [candidatesOf({ frames: 130, scanX: 16, scanY: 8 }), 130],
      [skipping, 64 * 67]
    ] as const) {
      for (const candidate of candidates) {
        const { repaired, dropped, problems } = readDraft(draftOf(candidate, frames), { frames, candidates }, trans);
        expect(problems).toEqual({});
        expect(dropped).toBe(candidate.dropped);
        if (candidate.plan.kind === 'scan' && repaired?.kind === 'scan') {
          const { rows, columns } = candidate.plan;
          expect([repaired.rows, repaired.columns]).toEqual([rows, columns]);
          expect(frameAt(repaired, rows - 1, columns - 1)).toBe(frameAt(candidate.plan, rows - 1, columns - 1));
          expect(frameAt(repaired, 1, 0)).toBe(frameAt(candidate.plan, 1, 0));
        }
      }
    }
  });

  it('chooses the least that says it', () => {
    const choice = (source: string) =>
      readDraft(of(edx, source, 65_280), { frames: 65_280, candidates: edx }, trans).choice;
    expect(choice('edx')).toEqual({ reshape: 'known', scanX: 256, scanY: 255 });
    expect(choice('none')).toEqual({ reshape: 'none' });
    expect(choice('extraFrame')).toEqual({
      reshape: 'known',
      scanX: 255,
      scanY: 255,
      lineSkip: 1
    });
    const skips = { frames: 64 * 67, candidates: skipping };
    expect(readDraft(of(skipping, 'lineSkip', 64 * 67), skips, trans).choice).toEqual({
      reshape: 'known',
      scanX: 64,
      scanY: 64,
      lineSkip: 3
    });
    expect(readDraft(of(flyback, 'flyback', 256), { frames: 256, candidates: flyback }, trans).choice).toEqual({
      reshape: 'flyback'
    });
  });

  it('comes back from its choice', () => {
    for (const [candidates, frames] of [
      [edx, 65_280],
      [skipping, 64 * 67]
    ] as const) {
      for (const candidate of candidates) {
        const draft = draftOf(candidate, frames);
        const { choice } = readDraft(draft, { frames, candidates }, trans);
        const again = choice && draftOfChoice(choice, candidates, frames);
        expect(again && readDraft(again, { frames, candidates }, trans).choice).toEqual(choice);
      }
    }
  });
});

describe('the first frame', () => {
  const draft = of(edx, 'edx', 65_280);
  const context = { frames: 65_280, candidates: edx };

  it('takes the rows along that no longer fit, and gives them back', () => {
    const moved = moveFirstFrame(draft, '90', 65_280);
    expect(moved).toMatchObject({ scanX: '256', scanY: '254', candidate: draft.candidate });
    expect(readDraft(moved, context, trans)).toMatchObject({
      dropped: 256,
      choice: { reshape: 'known', scanX: 256, scanY: 254, firstFrame: 90 }
    });
    expect(moveFirstFrame(moved, '0', 65_280).scanY).toBe('255');
  });

  it('never brings more rows than were asked for', () => {
    const fewer = giveRows(draft, '100');
    expect(moveFirstFrame(fewer, '90', 65_280).scanY).toBe('100');
    expect(readDraft(fewer, context, trans).choice).toEqual({
      reshape: 'known',
      scanX: 256,
      scanY: 100,
      firstFrame: 0
    });
  });

  it('moves fly-back lines as the conversion does', () => {
    const moved = moveFirstFrame(of(flyback, 'flyback', 256), '32', 256);
    expect(readDraft(moved, { frames: 256, candidates: flyback }, trans)).toMatchObject({
      plan: { rows: 14, columns: 15, firstFrame: 32, framesPerLine: 16, skippedPerLine: 1 },
      choice: { reshape: 'flyback', firstFrame: 32 }
    });
  });

  it.each([
    ['70000', /from 0 to 65279/],
    ['1.5', /whole number/],
    ['x', /whole number/]
  ])('refuses %s at its own field', (firstFrame, sentence) => {
    const { problems, choice } = readDraft({ ...draft, firstFrame }, context, trans);
    expect(problems.firstFrame).toMatch(sentence);
    expect(choice).toBeUndefined();
  });
});

describe('a shape given by hand', () => {
  const context = { frames: 65_280, candidates: edx };

  it('has the rows that fit its columns, until rows are given', () => {
    const own = giveColumns(of(edx, 'edx', 65_280), '100', 65_280);
    expect(own).toMatchObject({ candidate: OWN, scanY: '652' });
    const rows = giveRows(own, '1000');
    expect(readDraft(rows, context, trans).problems.shape).toMatch(/100 x 1000 are 100,000 frames/);
    expect(readDraft({ ...own, scanX: '' }, context, trans).problems.scanX).toMatch(/Scan_X is a whole number/);
  });

  it('begins with a square where there was no scan', () => {
    expect(ownDraft(of(edx, 'none', 65_280), 65_280)).toMatchObject({
      mode: 'known',
      scanX: '255',
      scanY: '255',
      firstFrame: '0'
    });
  });
});

describe('repairs', () => {
  const draft = of(edx, 'edx', 65_280);
  const context = { frames: 65_280, candidates: edx };

  it('are recorded in the choice and shown in the plan', () => {
    const repair = { roll: 90, cropLastColumn: true, spikes: true };
    const reading = readDraft({ ...draft, ...repair, roll: '90' }, context, trans);
    expect(reading.choice?.repair).toEqual(repair);
    expect(reading.plan && repairedPlan(reading.plan, repair)).toEqual(reading.repaired);
    expect(reading.dropped).toBe(255);
  });

  it('refuses a roll by all columns at its own field, and still shows the shape', () => {
    const { problems, plan, repaired } = readDraft({ ...draft, roll: '256' }, context, trans);
    expect(problems.roll).toMatch(/0 to 255, not by 256/);
    expect(plan).toMatchObject({ rows: 255 });
    expect(repaired).toBeUndefined();
  });

  it('are left out of a stack, which has none', () => {
    const stack = { ...of(edx, 'none', 65_280), roll: '3', spikes: true };
    expect(readDraft(stack, context, trans).choice).toEqual({ reshape: 'none' });
  });
});
