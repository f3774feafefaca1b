// node bench/calibration/detectors.mjs [PATTERNS]: gold as other detectors, samples and programs leave it, so many patterns of each.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

const [patterns = '8'] = process.argv.slice(2);
await withBundle(new URL('detectors.ts', import.meta.url), async program => {
  process.exitCode = spawnSync(process.execPath, [program, patterns], { stdio: 'inherit' }).status ?? 1;
});
