import { calibrate } from '../../src/core/calibration/calibrate';
import { RECORDINGS, recordingOf } from './recordings';

/** What came of all patterns of a recording. */
function row(name: string, patterns: number): string {
  const verdicts = new Map<string, number>();
  const passes: { off: number; errors: number }[] = [];
  for (let seed = 1; seed <= patterns; seed++) {
    const { input, truth } = recordingOf(name, seed);
    const { verdict, rule, values, errors } = calibrate(input);
    if (verdict === 'pass' && values && errors) {
      const off = Math.abs(values.pixelSizeInvAng - truth);
      passes.push({ off: off / truth, errors: off / errors.pixelSizeInvAng });
    } else {
      verdicts.set(`${verdict} ${rule}`, (verdicts.get(`${verdict} ${rule}`) ?? 0) + 1);
    }
  }
  const offs = passes.map(({ off }) => 100 * off).sort((one, other) => one - other);
  const within = (limit: number): number => passes.filter(({ errors }) => errors < limit).length;
  const cells = [
    name,
    passes.length,
    [...verdicts].map(([what, number]) => `${number} ${what}`).join(', '),
    ...[offs[offs.length >> 1], offs[offs.length - 1]].map(value => value?.toFixed(4) ?? ''),
    passes.length > 0 ? `${within(1)} / ${within(2)}` : ''
  ];
  return `| ${cells.join(' | ')} |`;
}

const patterns = Number(process.argv[2]);
console.log(
  '| gold | pass | other verdicts | pixel size off by, median % | worst % | within 1 / 2 errors |\n| --- | ---: | --- | ---: | ---: | ---: |'
);
Object.keys(RECORDINGS).forEach(name => console.log(row(name, patterns)));
