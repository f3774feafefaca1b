import { calibrate } from '../../src/core/calibration/calibrate';
import type { Calibration } from '../../src/core/calibration/calibration';
import { goldStandard } from '../../src/core/standards/goldStandard';
import { KINDS, scaleCase } from './scaleCases';
import type { ScaleCase } from './scaleDraws';

/** What came of one pattern. */
interface Outcome {
  readonly seed: number;
  readonly kind: string;
  readonly found: Calibration;
  /** Pixel size found by the true one, less 1; Infinity where the pattern has none for its standard */
  readonly off: number;
}

const [patterns, first] = process.argv.slice(2, 4).map(Number);
const wanted: string | undefined = process.argv[4];

/** A pass with a pixel size further off is a wrong scale */
const WRONG = 5e-3;

function outcome(seed: number, { kind, input, truth }: ScaleCase): Outcome {
  const found = calibrate(input);
  const size = found.values?.pixelSizeInvAng;
  return { seed, kind, found, off: size === undefined || truth === undefined ? Infinity : size / truth - 1 };
}

const isPass = ({ found }: Outcome): boolean => found.verdict === 'pass';
const isWrong = (one: Outcome): boolean => isPass(one) && !(Math.abs(one.off) <= WRONG);
const isAmbiguous = ({ found }: Outcome): boolean => found.rule === 'ambiguous' && found.verdict === 'fail';
const namesBoth = ({ found }: Outcome): boolean => / or about /.test(found.reason);

function table(outcomes: readonly Outcome[]): string {
  const names = new Set([
    ...(wanted === undefined ? KINDS.map(({ name }) => name) : []),
    ...outcomes.map(({ kind }) => kind)
  ]);
  const lines = Array.from(names, name => {
    const mine = outcomes.filter(({ kind }) => kind === name);
    const offs = mine
      .filter(isPass)
      .map(({ off }) => Math.abs(off))
      .sort((one, other) => one - other);
    const percent = (value: number | undefined): string => (value === undefined ? '' : (100 * value).toFixed(4));
    const of = (verdict: string): number => mine.filter(({ found }) => found.verdict === verdict).length;
    const ambiguous = mine.filter(isAmbiguous);
    const cells = [
      name,
      mine.length,
      of('pass'),
      of('check'),
      of('fail'),
      mine.filter(isWrong).length,
      percent(offs[offs.length >> 1]),
      percent(offs[offs.length - 1]),
      ambiguous.length === 0 ? '' : `${ambiguous.filter(namesBoth).length} of ${ambiguous.length}`
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    '| patterns | n | pass | check | fail | pass with a wrong scale | pixel size of passes off by, median % | worst % | refused for two scales, both named |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...lines
  ].join('\n');
}

const outcomes: Outcome[] = [];
for (let seed = first; seed < first + patterns; seed++) {
  outcomes.push(outcome(seed, scaleCase(seed, wanted)));
  const last = outcomes[outcomes.length - 1];
  if (isWrong(last)) {
    const { found, kind, off } = last;
    console.error(
      `seed ${seed}, ${kind}: pass, off by ${(100 * off).toFixed(2)} %; score ${found.score.toFixed(2)}, margin ${found.margin.toFixed(2)}`
    );
  }
  // Many minutes pass: what there is so far is shown as it comes
  if (outcomes.length % (4 * KINDS.length) === 0) {
    console.error(`${table(outcomes)}\n`);
  }
}
const lattice = goldStandard().lattice ?? NaN;
console.log(
  `${table(outcomes)}\n\nWrong: off by more than ${100 * WRONG} %. Gold has a lattice parameter of ${lattice} Å.`
);
