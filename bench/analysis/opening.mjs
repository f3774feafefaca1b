// node bench/analysis/opening.mjs [SETS [FOLDER]]: how long many data sets take to open in the panel, and a dragged region to be answered, as a table.
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';

import { withBundle } from '../bundled.mjs';

await withBundle(new URL('opening.ts', import.meta.url), async program => {
  const [sets = '50', folder = tmpdir()] = process.argv.slice(2);
  process.exitCode = spawnSync(process.execPath, [program, sets, folder], { stdio: 'inherit' }).status ?? 1;
});
