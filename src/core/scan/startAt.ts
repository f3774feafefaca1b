import { InputError } from '../errors';
import { located } from '../merlin/where';
import { counted } from './inWords';
import type { ScanCandidate, ScanPlan } from './scanPlan';
import { framesUsed } from './wholeLines';

/**
 * The candidate with another first frame: lines keep their length, rows are counted again.
 *
 * Fly-back lines go on to where they went before; a shape never gets more rows than it had.
 *
 * @throws InputError `E_FIRST_FRAME` when not one line is left
 */
export function startAt(
  candidate: ScanCandidate,
  frames: number,
  firstFrame: number | undefined,
  where: string | undefined
): ScanCandidate {
  if (firstFrame === undefined || firstFrame === candidate.plan.firstFrame) {
    return candidate;
  }
  const plan = moved(candidate, frames, firstFrame);
  if (plan.kind === 'scan' && plan.rows < 1) {
    throw new InputError(
      'E_FIRST_FRAME',
      located(
        where,
        `from frame ${firstFrame} on there are ${counted(frames - firstFrame, 'frame')}, fewer than one line of ${plan.framesPerLine}. Choose an earlier first frame.`
      )
    );
  }
  const dropped = frames - framesUsed(plan);
  const shape = plan.kind === 'scan' ? `${plan.columns} columns, ${plan.rows} rows` : counted(plan.frames, 'frame');
  return {
    ...candidate,
    plan,
    dropped,
    evidence: `${candidate.evidence} Moved to begin with frame ${firstFrame}, as asked: ${shape}, ${counted(dropped, 'frame')} left out.`
  };
}

function moved({ plan, mode }: ScanCandidate, frames: number, firstFrame: number): ScanPlan {
  if (plan.kind === 'stack') {
    return { ...plan, firstFrame, frames: frames - firstFrame };
  }
  const { framesPerLine, rows } = plan;
  const end = plan.firstFrame + rows * framesPerLine;
  const lastFrame = mode !== 'flyback' || frames - end < framesPerLine ? frames : end;
  const fitting = Math.max(0, Math.floor((lastFrame - firstFrame) / framesPerLine));
  return { ...plan, firstFrame, rows: mode === 'flyback' ? fitting : Math.min(rows, fitting) };
}
