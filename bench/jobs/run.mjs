// node bench/jobs/run.mjs [JOBS]: how long a list of ended jobs takes, with and without what is remembered of them.
import { spawnSync } from 'node:child_process';

import { withBundle } from '../bundled.mjs';

await withBundle(new URL('main.ts', import.meta.url), async program => {
  process.exitCode = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
});
