// Puts the HDF5 filters that others pack their data with beside the backend, with their licences. Run by `npm run build:backend`.
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FILTERS = ['bitgroom', 'bitround', 'blosc', 'bshuf', 'bz2', 'lz4', 'lzf', 'zfp', 'zstd'];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'node_modules', 'h5wasm-plugins');
const target = join(root, 'python-kernel-bridge', 'jupyterlab_4dstem', 'backend', 'filters');
mkdirSync(target, { recursive: true });
for (const name of FILTERS) {
  const library = `libH5Z${name}.so`;
  copyFileSync(join(source, 'plugins', library), join(target, library));
}
for (const licence of ['COPYING', 'LICENSE']) {
  copyFileSync(join(source, licence), join(target, licence));
}
