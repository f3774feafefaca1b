// node bench/analysis/mixtures.mjs [FIRST-SEED [SEEDS]]: classes and maps with and without the prior for few components, as a table.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

await withBundle(new URL('mixtures.ts', import.meta.url), async program => {
  const [first = '101', seeds = '10'] = process.argv.slice(2);
  process.exitCode = spawnSync(process.execPath, [program, first, seeds], { stdio: 'inherit' }).status ?? 1;
});
