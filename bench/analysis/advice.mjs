// node bench/analysis/advice.mjs [SEEDS [FIRST]]: how often the advised number of components is that of the phases, as a table.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

await withBundle(new URL('advice.ts', import.meta.url), async program => {
  const [seeds = '4', first = '1'] = process.argv.slice(2);
  process.exitCode = spawnSync(process.execPath, [program, seeds, first], { stdio: 'inherit' }).status ?? 1;
});
