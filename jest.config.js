const lab = require('@jupyterlab/testing/lib/jest-config')(__dirname);

// Packages that ship ES modules only: jest runs CommonJS, so these are transformed too.
const esModules = [
  '@codemirror',
  '@jupyter/',
  '@jupyterlab/',
  '@jupyter-widgets/',
  '@marijn',
  '@microsoft',
  '@rjsf',
  'color',
  'exenv-es6',
  'fast-check',
  'fast-png',
  'fflate',
  'geotiff',
  'h5wasm',
  'iobuffer',
  'lib0',
  'marked',
  'nanoid',
  'pure-rand',
  'quick-lru',
  'vscode-jsonrpc',
  'vscode-ws-jsonrpc',
  'y-protocols',
  'xml-utils',
  'y-websocket',
  'yjs'
].join('|');

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'classic' } }
    },
    module: { type: 'commonjs' }
  }
];

/** The engine as Node runs it, for its own specs and for those of panels that ask it in earnest. */
const engine = {
  '^h5wasm/node$': '<rootDir>/node_modules/h5wasm/dist/node/hdf5_hl.js',
  'kernels\\.wasm$': '<rootDir>/src/kernels/wasmBytes.cjs'
};

const transformIgnorePatterns = [`/node_modules/(?!${esModules})`];

module.exports = {
  collectCoverageFrom: ['src/**/*.{ts,tsx}', '!src/**/*.d.ts', '!src/kernels/assembly/**'],
  coverageReporters: ['text', 'lcov'],
  // A spec that hangs fails; the longest (a minute, alone) on a busy machine does not
  testTimeout: 300000,
  projects: [
    {
      displayName: 'node',
      roots: ['<rootDir>/src'],
      testEnvironment: 'node',
      testRegex: 'src/(core|protocol|kernels|storage|pipeline|jobs|backend)/.*\\.spec\\.ts$',
      moduleNameMapper: engine,
      transform: { '^.+\\.[tj]sx?$': swc },
      transformIgnorePatterns
    },
    {
      displayName: 'lab',
      roots: ['<rootDir>/src'],
      testEnvironment: lab.testEnvironment,
      testRegex: 'src/(panels|lab|widgets)/.*\\.spec\\.tsx?$',
      moduleFileExtensions: lab.moduleFileExtensions,
      moduleNameMapper: { ...lab.moduleNameMapper, ...engine },
      resolver: lab.resolver,
      setupFiles: [...lab.setupFiles, '<rootDir>/tools/noCanvas.cjs'],
      transform: { '\\.svg$': '@jupyterlab/testing/lib/jest-raw-loader.js', '^.+\\.[tj]sx?$': swc },
      transformIgnorePatterns
    }
  ]
};
