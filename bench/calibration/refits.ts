import { calibratePrepared } from '../../src/core/calibration/calibrate';
import type { CalibrationInput, CalibrationOptions } from '../../src/core/calibration/calibration';
import { preparePattern } from '../../src/core/calibration/preparePattern';
import { countsOf } from '../../src/core/pattern/countsOf';
import { readPlane } from '../../src/storage/calibration/singlePattern';
import { bentCase, goldCase } from './cases';

/** Times each choice is made */
const ROUNDS = 3;
const VOLTAGE = 300e3;

/** What a user tries: other guesses, parts of the pattern, and rings. */
function choices(pixelSize: number): Partial<CalibrationOptions>[] {
  return [
    {},
    ...[0.9, 1.02, 1.2].map(factor => ({ pixelSizeGuess: factor * pixelSize })),
    ...(
      [
        [0, 0.9],
        [0.35, 1],
        [0.3, 1.1],
        [0.5, 1.2]
      ] as const
    ).map(qRange => ({ qRange })),
    ...[
      ['111', '200', '220'],
      ['220', '311'],
      ['200', '220', '311', '222', '400', '331', '420'],
      ['111', '220', '311', '400', '331']
    ].map(rings => ({ rings }))
  ];
}

/** Milliseconds of the first calibration, and of all later ones. */
function timed(input: CalibrationInput): { first: number; later: number[] } {
  const start = performance.now();
  const prepared = preparePattern(input);
  const { values } = calibratePrepared(prepared, input);
  const first = performance.now() - start;
  const later = Array.from({ length: ROUNDS }, () =>
    choices(values?.pixelSizeInvAng ?? 0.01).map(choice => {
      const before = performance.now();
      calibratePrepared(prepared, { ...input, ...choice });
      return performance.now() - before;
    })
  );
  return { first, later: later.flat() };
}

async function measured(file: string): Promise<CalibrationInput> {
  const plane = await readPlane(file);
  if (!plane) {
    throw new Error(`${file} holds no single pattern.`);
  }
  const { counts } = countsOf(plane.values, plane.shape);
  return { counts, shape: plane.shape, voltage: VOLTAGE };
}

async function main(cases: number, file?: string): Promise<void> {
  const seeds = Array.from({ length: cases }, (_, index) => index + 1);
  const subjects: [name: string, input: CalibrationInput][] = [
    ...(file === undefined ? [] : [['measured', await measured(file)] as [string, CalibrationInput]]),
    ...seeds.map((seed): [string, CalibrationInput] => [`gold, seed ${seed}`, goldCase(seed).input]),
    ...seeds.map((seed): [string, CalibrationInput] => [`higher distortion, seed ${seed}`, bentCase(seed).input])
  ];
  console.log('| pattern | px | first, ms | again: median, ms | slowest, ms |\n| --- | ---: | ---: | ---: | ---: |');
  for (const [name, input] of subjects) {
    const { first, later } = timed(input);
    const sorted = later.sort((one, other) => one - other);
    const [median, slowest] = [sorted[sorted.length >> 1], sorted[sorted.length - 1]];
    console.log(`| ${name} | ${input.shape[0]} | ${[first, median, slowest].map(Math.round).join(' | ')} |`);
  }
}

void main(Number(process.argv[2]), process.argv[3]);
