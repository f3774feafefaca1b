// node bench/calibration/scales.mjs [PATTERNS [FIRST SEED [KIND]]]: whether a pattern that misleads ever passes with a wrong scale. Of all
// kinds in turn, or of the one whose name begins like this (scaleCases.ts, apartCases.ts).
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

const [patterns = '1210', first = '1', ...kind] = process.argv.slice(2);
await withBundle(new URL('scales.ts', import.meta.url), async program => {
  process.exitCode = spawnSync(process.execPath, [program, patterns, first, ...kind], { stdio: 'inherit' }).status ?? 1;
});
