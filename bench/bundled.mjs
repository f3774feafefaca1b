// Bundles a TypeScript program, which runs without a build of the product.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

/**
 * @param entry URL of the program's file
 * @param use is given the path of the program and a folder for its files, both of which are removed afterwards
 */
export async function withBundle(entry, use) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const outfile = join(folder, 'main.mjs');
    await build({
      entryPoints: [fileURLToPath(entry)],
      bundle: true,
      platform: 'node',
      format: 'esm',
      // What is bundled from CommonJS still asks for Node's own modules by require
      banner: {
        js: "import{createRequire as bundleRequire}from'node:module';const require=bundleRequire(import.meta.url);"
      },
      loader: { '.wasm': 'binary' },
      target: 'node20',
      outfile,
      logLevel: 'error'
    });
    await use(outfile, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
