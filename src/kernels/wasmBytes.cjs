const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Stands for wasm/kernels.wasm in jest, which takes every .wasm file for an ES module and cannot require it.
 * Gives its bytes, as the bundler's binary loader does.
 */
const file = join(__dirname, 'wasm', 'kernels.wasm');
if (!existsSync(file)) {
  throw new Error(`The kernels are not built: ${file} is missing. Run "npm run build:kernels" before the tests.`);
}

exports.__esModule = true;
exports.default = new Uint8Array(readFileSync(file));
