const config = require('./playwright.config.js');

/** Measurements of the panel, for `make bench`: they print numbers and assert nothing. */
module.exports = {
  ...config,
  testDir: 'measure',
  testMatch: '*.spec.ts',
  timeout: 600000,
  retries: 0,
  reporter: [['list']],
  use: { ...config.use, actionTimeout: 30000, trace: 'off', screenshot: 'off' }
};
