// node bench/calibration/run.mjs [CASES [FIRST SEED [PROCESSES]]]: how far calibrations of simulated gold are off, as tables.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { withBundle } from '../bundled.mjs';

const [cases = '200', first = '1', parts = availableParallelism()] = process.argv.slice(2);
await withBundle(new URL('main.ts', import.meta.url), async (program, folder) => {
  const files = await Promise.all(
    Array.from({ length: Number(parts) }, async (_, part) => {
      const file = join(folder, `share-${part}.json`);
      const child = spawn(process.execPath, [program, 'share', cases, first, `${part}`, `${parts}`], {
        stdio: ['ignore', openSync(file, 'w'), 'inherit']
      });
      const [code] = await once(child, 'close');
      process.exitCode ||= code;
      return file;
    })
  );
  if (!process.exitCode) {
    process.exitCode = spawnSync(process.execPath, [program, 'tables', ...files], { stdio: 'inherit' }).status ?? 1;
  }
});
