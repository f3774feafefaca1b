// node bench/radial/beams.mjs [SCANS [FIRST-SEED]]: how often the direct beam of faint patterns is found, refused and taken for something else.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

await withBundle(new URL('beams.ts', import.meta.url), async program => {
  const [scans = '50', first = '1'] = process.argv.slice(2);
  process.exitCode = spawnSync(process.execPath, [program, scans, first], { stdio: 'inherit' }).status ?? 1;
});
