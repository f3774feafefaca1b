// node bench/analysis/correlations.mjs [SEEDS [FIRST]]: how often intervals of correlations hold the coefficient of maps without noise, as a table.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

await withBundle(new URL('correlations.ts', import.meta.url), async program => {
  const [seeds = '20', first = '1'] = process.argv.slice(2);
  process.exitCode = spawnSync(process.execPath, [program, seeds, first], { stdio: 'inherit' }).status ?? 1;
});
