// node bench/calibration/run.mjs [CASES [FIRST SEED [PROCESSES]]]: how far calibrations of simulated gold are off, as tables.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
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
const [cases = '200', first = '1', parts = availableParallelism()] = process.argv.slice(2);
const files = await Promise.all(
  Array.from({ length: Number(parts) }, async (_, part) => {
    const file = join(folder, `share-${part}.json`);
    const child = spawn(process.execPath, [outfile, 'share', cases, first, `${part}`, `${parts}`], {
      stdio: ['ignore', openSync(file, 'w'), 'inherit']
    });
    const [code] = await once(child, 'close');
    process.exitCode ||= code;
    return file;
  })
);
if (!process.exitCode) {
  process.exitCode = spawnSync(process.execPath, [outfile, 'tables', ...files], { stdio: 'inherit' }).status ?? 1;
}
rmSync(folder, { recursive: true });
