import { readFileSync } from 'node:fs';

import { calibrate } from '../../src/core/calibration/calibrate';
import type { Verdict, VerdictRule } from '../../src/core/calibration/calibration';
import type { GoldCase } from './cases';
import { bentCase, goldCase } from './cases';
import { REFUSED } from './refused';

/** How far a calibration is off, and how many of its standard errors that is. */
interface Outcome {
  readonly seed: number;
  readonly verdict: Verdict;
  readonly rule: VerdictRule;
  readonly milliseconds: number;
  readonly size: number;
  readonly ratio: number;
  readonly degrees: number;
  /** Pixel size, ratio, angle, row, column */
  readonly inErrors: readonly number[];
  readonly round: boolean;
  readonly traits: GoldCase['traits'];
}

function outcome(make: (seed: number) => GoldCase, seed: number): Outcome {
  const { input, truth, traits } = make(seed);
  const before = process.cpuUsage().user;
  const result = calibrate(input);
  const milliseconds = (process.cpuUsage().user - before) / 1000;
  const [row, column, a, b, theta] = truth.pEllipse;
  const { values, errors } = result;
  // Minutes pass: what is unusual is shown as it comes
  if (result.verdict !== 'pass') {
    console.error(`seed ${seed}: ${result.verdict}, ${result.rule}, ${JSON.stringify(traits)}`);
  }
  const { verdict, rule } = result;
  const common = { seed, verdict, rule, milliseconds, traits, round: a / b < 1.01 };
  if (!values || !errors) {
    return { ...common, size: Infinity, ratio: Infinity, degrees: Infinity, inErrors: [] };
  }
  const turned = values.theta - theta;
  const turn = turned - Math.PI * Math.round(turned / Math.PI);
  return {
    ...common,
    size: Math.abs(values.pixelSizeInvAng / truth.pixelSizeInvAng - 1),
    ratio: Math.abs(values.axisRatio / (a / b) - 1),
    degrees: (Math.abs(turn) * 180) / Math.PI,
    inErrors: [
      (values.pixelSizeInvAng - truth.pixelSizeInvAng) / errors.pixelSizeInvAng,
      (values.axisRatio - a / b) / errors.axisRatio,
      turn / errors.theta,
      (values.centreRow - row) / errors.centreRow,
      (values.centreColumn - column) / errors.centreColumn
    ].map(Math.abs)
  };
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

function line(name: string, outcomes: readonly Outcome[]): string {
  const elliptic = outcomes.filter(({ round }) => !round);
  const within = (index: number): string => {
    const known = outcomes.filter(({ inErrors }) => inErrors.length > 0);
    return ((100 * known.filter(({ inErrors }) => inErrors[index] < 2).length) / known.length).toFixed(0);
  };
  const cells = [
    name,
    `${outcomes.length}`,
    (
      100 *
      quantile(
        outcomes.map(({ size }) => size),
        0.5
      )
    ).toFixed(4),
    (
      100 *
      quantile(
        outcomes.map(({ size }) => size),
        0.95
      )
    ).toFixed(3),
    (100 * Math.max(...outcomes.map(({ size }) => size))).toFixed(3),
    (
      100 *
      quantile(
        outcomes.map(({ ratio }) => ratio),
        0.5
      )
    ).toFixed(4),
    quantile(
      elliptic.map(({ degrees }) => degrees),
      0.5
    ).toFixed(3),
    [0, 1, 2, 3, 4].map(within).join(' / ')
  ];
  return `| ${cells.join(' | ')} |`;
}

/** What a process found of its share. */
interface Share {
  readonly outcomes: readonly Outcome[];
  readonly bent: readonly Outcome[];
  readonly refused: readonly { readonly name: string; readonly verdict: Verdict; readonly rule: VerdictRule }[];
}

/** Every nth case. */
function share(cases: number, first: number, part: number, parts: number): Share {
  const mine = (number: number): number[] =>
    Array.from({ length: number }, (_, index) => index).filter(index => index % parts === part);
  const seeds = Math.max(1, Math.round(cases / 20));
  return {
    outcomes: mine(cases).map(index => outcome(goldCase, first + index)),
    bent: mine(Math.round(cases / 4)).map(index => outcome(bentCase, first + index)),
    refused: mine(seeds).flatMap(index =>
      Object.entries(REFUSED).map(([name, make]) => {
        const { verdict, rule } = calibrate(make(first + index));
        return { name, verdict, rule };
      })
    )
  };
}

function printTables({ outcomes, bent, refused }: Share): void {
  const of = (verdict: string): Outcome[] => outcomes.filter(({ verdict: one }) => one === verdict);
  console.log(
    '| cases | n | pixel size off by, median % | 95th % | worst % | axis ratio, median % | angle, median degrees | within 2 standard errors, %: size / ratio / angle / row / column |'
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  console.log(line('all', outcomes));
  for (const verdict of ['pass', 'check', 'fail']) {
    if (of(verdict).length > 0) {
      console.log(line(verdict, of(verdict)));
    }
  }
  for (const [name, chosen] of [
    ['few grains', ({ traits }: Outcome) => traits.grains !== 'none'],
    ['111 and 200 overlap', ({ traits }: Outcome) => traits.overlap === 'yes'],
    ['fewer than 0.05 counts', ({ traits }: Outcome) => Number(traits.level) < 0.05],
    ['beam stop', ({ traits }: Outcome) => traits.stop === 'yes'],
    ['100 kV and below', ({ traits }: Outcome) => Number(traits.kV) <= 100]
  ] as const) {
    console.log(line(name, outcomes.filter(chosen)));
  }
  console.log(line('distortions of higher order, not among all', bent));
  if (bent.some(({ verdict: one }) => one === 'pass')) {
    console.log(
      line(
        'of these, pass',
        bent.filter(({ verdict: one }) => one === 'pass')
      )
    );
  }
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  console.log(
    `\nCPU time of a calibration from nothing: median ${quantile(times, 0.5).toFixed(0)} ms, 95th ${quantile(times, 0.95).toFixed(0)} ms`
  );
  for (const { seed, verdict, rule, size, traits } of [...outcomes, ...bent]) {
    if (verdict === 'fail' || (verdict === 'pass' && size > 2e-3)) {
      console.log(`seed ${seed}: ${verdict}, ${rule}, off by ${(100 * size).toFixed(3)} %, ${JSON.stringify(traits)}`);
    }
  }
  console.log('\n| must not pass | pass | check | fail | rules |\n| --- | ---: | ---: | ---: | --- |');
  for (const name of Object.keys(REFUSED)) {
    const results = refused.filter(one => one.name === name);
    const count = (verdict: string): number => results.filter(result => result.verdict === verdict).length;
    const rules = [...new Set(results.map(({ rule }) => rule))].join(', ');
    console.log(`| ${name} | ${count('pass')} | ${count('check')} | ${count('fail')} | ${rules} |`);
  }
}

const [mode, ...numbers] = process.argv.slice(2);
if (mode === 'share') {
  const [cases, first, part, parts] = numbers.map(Number);
  process.stdout.write(JSON.stringify(share(cases, first, part, parts)));
} else {
  const shares = numbers.map(file => JSON.parse(readFileSync(file, 'utf8')) as Share);
  // Infinity is null in JSON
  const restored = (all: readonly Outcome[]): Outcome[] =>
    all
      .map(({ size, ratio, degrees, ...rest }) => ({
        ...rest,
        size: size ?? Infinity,
        ratio: ratio ?? Infinity,
        degrees: degrees ?? Infinity
      }))
      .sort((one, other) => one.seed - other.seed);
  printTables({
    outcomes: restored(shares.flatMap(({ outcomes }) => outcomes)),
    bent: restored(shares.flatMap(({ bent }) => bent)),
    refused: shares.flatMap(({ refused }) => refused)
  });
}
