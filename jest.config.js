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

/**
 * Specs run in a context of their own, where every look-up of a global, each `Math` of a loop, is many times slower than a
 * local variable. These become local to every module: loops over pixels take a tenth of the time.
 */
const sandboxInjectedGlobals = [
  ...['Array', 'BigInt', 'Infinity', 'Map', 'Math', 'Number', 'Object', 'Set'],
  ...['Atomics', 'DataView', 'Int8Array', 'Int16Array', 'Int32Array', 'Uint8Array', 'Uint8ClampedArray', 'Uint16Array'],
  ...['Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array']
];

const transformIgnorePatterns = [`/node_modules/(?!${esModules})`];

/** Specs of what runs in Node: everything below the panels. */
const node = {
  roots: ['<rootDir>/src'],
  testEnvironment: 'node',
  moduleNameMapper: engine,
  transform: { '^.+\\.[tj]sx?$': swc },
  transformIgnorePatterns,
  sandboxInjectedGlobals
};

/** Specs of what runs in a browser. */
const page = {
  roots: ['<rootDir>/src'],
  testEnvironment: lab.testEnvironment,
  moduleFileExtensions: lab.moduleFileExtensions,
  moduleNameMapper: { ...lab.moduleNameMapper, ...engine },
  resolver: lab.resolver,
  setupFiles: [...lab.setupFiles, '<rootDir>/tools/noCanvas.cjs'],
  transform: { '\\.svg$': '@jupyterlab/testing/lib/jest-raw-loader.js', '^.+\\.[tj]sx?$': swc },
  transformIgnorePatterns,
  sandboxInjectedGlobals
};

const below = 'src/(core|protocol|kernels|storage|pipeline|jobs|backend)/.*';
const above = 'src/(panels|lab|widgets)/.*';
/** A spec file that takes more than three seconds alone ends in .slow.spec.ts. */
const slow = '\\.slow\\.spec\\.tsx?$';
const unit = '(?<!\\.slow)\\.spec\\.tsx?$';
const patient = { setupFilesAfterEnv: ['<rootDir>/tools/slowSpecs.cjs'] };

module.exports = {
  // Workers begin anew before they hold as much as two of them may on a small machine
  workerIdleMemoryLimit: '1500MB',
  collectCoverageFrom: ['src/**/*.{ts,tsx}', '!src/**/*.d.ts', '!src/kernels/assembly/**'],
  coverageReporters: ['text', 'lcov'],
  // A spec that hangs fails. One test takes a second, which on a machine with twenty others at work becomes half a minute
  testTimeout: 60000,
  projects: [
    { displayName: 'unit-node', testRegex: `${below}${unit}`, ...node },
    { displayName: 'unit-lab', testRegex: `${above}${unit}`, ...page },
    { displayName: 'slow-node', testRegex: `${below}${slow}`, ...node, ...patient },
    { displayName: 'slow-lab', testRegex: `${above}${slow}`, ...page, ...patient }
  ]
};
