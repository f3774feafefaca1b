// node bench/calibration_peers/ours.mjs FOLDER: makes the patterns and calibrates them; see ours.ts.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const folder = process.argv[2];
const outfile = join(folder, 'ours.cjs');
await build({
  entryPoints: [join(dirname(fileURLToPath(import.meta.url)), 'ours.ts')],
  bundle: true,
  platform: 'node',
  outfile,
  logLevel: 'error'
});
const { status } = spawnSync(process.execPath, [outfile, folder], { stdio: 'inherit' });
process.exitCode = status ?? 1;
