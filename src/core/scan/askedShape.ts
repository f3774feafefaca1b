import { InputError } from '../errors';
import { located } from '../merlin/where';
import { counted, grouped } from './inWords';
import type { ScanCandidate, ScanRequest } from './scanPlan';
import { framesUsed, wholeLines } from './wholeLines';

const NEAREST_SHOWN = 3;

/**
 * The shape that the user gives: frame after frame, and at the end of every line as many left out as is given; behind the last line
 * they need not be there.
 *
 * @param nearest names shapes that would fit, for the sentence of the error
 * @throws InputError `E_KNOWN_SHAPE`
 */
export function askedShape(
  frames: number,
  request: ScanRequest,
  nearest: () => string,
  where: string | undefined
): ScanCandidate {
  const { scanX, scanY, lineSkip = 0, firstFrame } = request;
  if (!isCount(scanX) || !isCount(scanY)) {
    throw new InputError(
      'E_KNOWN_SHAPE',
      located(
        where,
        `a known shape needs Scan_X (columns) and Scan_Y (rows) as whole numbers from 1; they are ${scanX ?? 'empty'} and ${scanY ?? 'empty'}.`
      )
    );
  }
  const line = scanX + lineSkip;
  const wanted = line * scanY;
  const available = frames - (firstFrame ?? 0);
  if (wanted - lineSkip > available || (wanted < available && firstFrame === undefined)) {
    throw new InputError(
      'E_KNOWN_SHAPE',
      located(where, `${misfit(frames, [line, scanY], firstFrame)} choose ${nearest()}.`)
    );
  }
  const plan = wholeLines(scanY, scanX, firstFrame ?? 0, line);
  const dropped = frames - framesUsed(plan);
  const skipped = lineSkip === 0 ? '' : `, the last ${counted(lineSkip, 'frame')} of every line skipped`;
  const rest = dropped === 0 ? '' : `, ${counted(dropped, 'frame')} left out`;
  return {
    source: 'asked',
    mode: 'known',
    plan,
    dropped,
    score: 1,
    evidence: `The given shape: ${scanX} columns, ${scanY} rows of the ${counted(frames, 'frame')}${skipped}${rest}.`,
    guess: false,
    contradictions: []
  };
}

function misfit(frames: number, [line, scanY]: readonly [number, number], firstFrame: number | undefined): string {
  const wanted = `${line} x ${scanY} are ${counted(line * scanY, 'frame')}`;
  const there = firstFrame
    ? `from frame ${firstFrame} on there are ${grouped(frames - firstFrame)}`
    : `the file holds ${grouped(frames)}`;
  const fewer = line * scanY < frames && firstFrame === undefined;
  const remedy = fewer ? ' Give the first frame (0 for the beginning) to leave the rest out, or' : ' Instead,';
  return `${wanted}, but ${there}.${remedy}`;
}

/** The best shapes as columns x rows: "256 x 255, 255 x 256 or no reshaping" */
export function nearestShapes(candidates: readonly ScanCandidate[]): string {
  const shapes = candidates
    .flatMap(({ plan }) => (plan.kind === 'scan' ? [`${plan.columns} x ${plan.rows}`] : []))
    .slice(0, NEAREST_SHOWN);
  return shapes.length > 0 ? `${shapes.join(', ')} or no reshaping` : 'no reshaping';
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 1;
}
