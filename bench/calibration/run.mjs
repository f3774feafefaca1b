// node bench/calibration/run.mjs [CASES [FIRST SEED]]: how far calibrations of simulated gold are off, as tables.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const folder = mkdtempSync(join(tmpdir(), 'calibration-bench-'));
const outfile = join(folder, 'main.cjs');
await build({
  entryPoints: [join(dirname(fileURLToPath(import.meta.url)), 'main.ts')],
  bundle: true,
  platform: 'node',
  outfile,
  logLevel: 'error'
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' });
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
