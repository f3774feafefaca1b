// A number of what pages and backend say to each other: both halves carry that of the sources they were built from. Printed for `npm run build:backend`.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const protocol = fileURLToPath(new URL('../src/protocol', import.meta.url));
const hash = createHash('sha256');
const sources = readdirSync(protocol, { recursive: true }).filter(name => /(?<!\.spec)\.ts$/.test(name));
for (const name of sources.sort()) {
  hash.update(`${name}\n`).update(readFileSync(join(protocol, name)));
}
process.stdout.write(hash.digest('hex').slice(0, 12));
