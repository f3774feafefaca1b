// node bench/scan_shapes/run.mjs [CASES [FIRST SEED]]: what Auto makes of simulated acquisitions, as a table.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

await withBundle(new URL('main.ts', import.meta.url), async program => {
  process.exitCode = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
});
