import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { calibrate } from '../../src/core/calibration/calibrate';
import type { CalibrationInput } from '../../src/core/calibration/calibration';
import { comparedPatterns } from './patterns';

/** `ours.cjs FOLDER`: writes the patterns as float64 and what our calibration makes of them, plus that of measured.f64 where it is. */
const folder = process.argv[2];

/** CPU time of a second run, because the first one also compiles the program. */
function timed(input: CalibrationInput): object {
  calibrate(input);
  const started = process.cpuUsage();
  const { verdict, rule, values, errors } = calibrate(input);
  const { user, system } = process.cpuUsage(started);
  return { verdict, rule, values, errors, seconds: (user + system) / 1e6 };
}

const found: object[] = comparedPatterns().map(({ name, input, truth }, at) => {
  const file = `pattern-${at}.f64`;
  writeFileSync(join(folder, file), Float64Array.from(input.counts));
  const [row, column] = truth.pEllipse;
  const ring = truth.rings.find(({ name: hkl }) => hkl === '220')!;
  return {
    name,
    file,
    shape: input.shape,
    voltage: input.voltage,
    truth: {
      centreRow: row,
      centreColumn: column,
      axisRatio: ring.majorRadius / ring.minorRadius,
      theta: truth.pEllipse[4],
      pixelSizeInvAng: truth.pixelSizeInvAng
    },
    ours: timed(input)
  };
});
const measured = join(folder, 'measured.f64');
if (existsSync(measured)) {
  const bytes = readFileSync(measured);
  const counts = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const input: CalibrationInput = { counts, shape: [256, 256], voltage: 300e3 };
  found.push({ name: 'measured', file: 'measured.f64', ...input, counts: undefined, ours: timed(input) });
}
writeFileSync(join(folder, 'ours.json'), JSON.stringify(found));
