// node bench/calibration/refits.mjs [CASES [FILE]]: how long a pattern takes that was calibrated before, looked at in other ways.
// FILE: a single pattern of gold at 300 kV.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

await withBundle(new URL('refits.ts', import.meta.url), async program => {
  const [cases = '6', ...file] = process.argv.slice(2);
  process.exitCode = spawnSync(process.execPath, [program, cases, ...file], { stdio: 'inherit' }).status ?? 1;
});
