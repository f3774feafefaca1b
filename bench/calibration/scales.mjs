// node bench/calibration/scales.mjs [PATTERNS [FIRST SEED]]: whether a pattern that misleads ever passes with a wrong scale.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

const [patterns = '1210', first = '1'] = process.argv.slice(2);
await withBundle(new URL('scales.ts', import.meta.url), async program => {
  process.exitCode = spawnSync(process.execPath, [program, patterns, first], { stdio: 'inherit' }).status ?? 1;
});
