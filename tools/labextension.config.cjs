// What the build of the page's half does besides: the page is told which contract it was built from.
const { execFileSync } = require('node:child_process');
const { join } = require('node:path');

const { DefinePlugin } = require('@rspack/core');

const contract = execFileSync(process.execPath, [join(__dirname, 'contractId.mjs')], { encoding: 'utf8' });

module.exports = { plugins: [new DefinePlugin({ CONTRACT_ID: JSON.stringify(contract) })] };
