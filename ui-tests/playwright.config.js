const { existsSync, rmSync } = require('node:fs');
const { delimiter, join } = require('node:path');

const galata = require('@jupyterlab/galata/lib/playwright-config');

const port = process.env.UI_TESTS_PORT ?? '8899';
const address = `http://127.0.0.1:${port}`;
// One for each port: several runs may go on at the same time
const scratch = join(__dirname, '.scratch', port);
// What an earlier run has left would be counted by the stories of this one. Workers read this file, too.
if (process.env.TEST_WORKER_INDEX === undefined) {
  rmSync(scratch, { recursive: true, force: true });
}
// A checkout keeps its Python in .venv; anywhere else `jupyter` is on PATH.
const checkout = join(__dirname, '..', '.venv', 'bin');
const path = [...(existsSync(checkout) ? [checkout] : []), process.env.PATH].join(delimiter);
process.env.PATH = path;

module.exports = {
  ...galata,
  testDir: 'tests',
  outputDir: join(__dirname, 'test-results', port),
  timeout: 300000,
  // Two cores are shared with JupyterLab, its kernels, conversions and other checks: what takes a second here takes ten on a busy
  // machine. No story asserts how long anything takes.
  expect: { timeout: 90000 },
  workers: 1,
  reporter: process.env.CI ? [['github'], ['html', { open: 'never' }]] : [['list'], ['html', { open: 'never' }]],
  use: {
    ...galata.use,
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    video: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ]
    }
  },
  webServer: {
    command: `jupyter lab --config jupyter_server_test_config.py --port ${port}${process.getuid?.() === 0 ? ' --allow-root' : ''}`,
    cwd: __dirname,
    url: `${address}/lab`,
    timeout: 120000,
    reuseExistingServer: false,
    // Nothing of the person who runs the tests: settings, workspaces and running servers are the tests' own.
    env: {
      PATH: path,
      HOME: join(scratch, 'home'),
      // A story that starts a Slurm puts its configuration there; until then none answers
      SLURM_CONF: join(scratch, 'slurm.conf'),
      JUPYTER_CONFIG_DIR: join(scratch, 'config'),
      JUPYTER_DATA_DIR: join(scratch, 'data'),
      JUPYTER_RUNTIME_DIR: join(scratch, 'runtime'),
      JUPYTERLAB_GALATA_ROOT_DIR: join(scratch, 'home')
    }
  }
};
