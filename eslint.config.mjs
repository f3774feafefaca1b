import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import jupyter from '@jupyter/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

import { checkFileNames } from './tools/fileNames.mjs';
import { noImportCycle } from './tools/importCycles.mjs';

/** Folders of src in the order in which imports may point: from a later line to an earlier one of its list. */
const LAYERS = {
  core: [],
  protocol: ['core'],
  kernels: ['core'],
  storage: ['core', 'protocol', 'kernels'],
  pipeline: ['core', 'protocol', 'kernels', 'storage'],
  jobs: ['core', 'protocol', 'kernels', 'storage', 'pipeline'],
  backend: ['core', 'protocol', 'kernels', 'storage', 'pipeline', 'jobs'],
  panels: ['core', 'protocol'],
  widgets: ['core', 'protocol', 'panels'],
  lab: ['core', 'protocol', 'panels', 'widgets']
};
/** The same within a layer: folders that are not named together know nothing of each other. */
const INNER = {
  pipeline: {
    threads: [],
    frames: ['threads'],
    parts: ['threads', 'frames'],
    convert: ['threads', 'frames', 'parts'],
    calibrate: ['threads', 'frames', 'convert'],
    radial: ['threads', 'frames', 'parts', 'convert', 'calibrate'],
    viewer: ['threads', 'frames', 'convert', 'calibrate', 'radial'],
    analyse: ['threads', 'frames', 'convert', 'calibrate'],
    acquisitions: ['threads', 'frames', 'convert'],
    steps: ['threads', 'convert', 'calibrate', 'radial'],
    batch: [],
    session: [],
    sample: [],
    testing: []
  },
  panels: {
    parts: [],
    plots: ['parts'],
    session: ['parts'],
    form: ['parts'],
    dataTable: ['parts'],
    jobs: ['parts'],
    steps: ['parts', 'jobs'],
    frame: ['parts', 'session'],
    viewer: ['parts', 'plots'],
    pipeline: ['parts', 'session', 'jobs'],
    sidebar: ['parts', 'session', 'steps', 'jobs', 'pipeline'],
    listing: ['parts', 'session', 'form', 'dataTable', 'steps', 'jobs', 'frame'],
    calibrate: ['parts', 'plots', 'session', 'form', 'dataTable', 'listing'],
    radial: ['parts', 'plots', 'session', 'form', 'dataTable', 'listing'],
    analyse: ['parts', 'plots', 'form', 'dataTable', 'jobs', 'listing', 'radial'],
    // `testing` holds examples for specs
    convert: [
      ...['parts', 'plots', 'session', 'form', 'dataTable', 'steps', 'jobs', 'frame', 'listing', 'viewer'],
      'testing'
    ],
    testing: ['parts', 'session', 'jobs', 'viewer', 'convert']
  }
};
const BROWSER = ['core', 'protocol', 'panels', 'lab', 'widgets'];
const FOLDERS = Object.keys(LAYERS);

/** What opens files by itself, and may so wait for a pipe for ever or write through a link. */
const OPENING = [
  ...['open', 'readFile', 'writeFile', 'appendFile', 'copyFile'].flatMap(name => [name, `${name}Sync`]),
  'createReadStream',
  'createWriteStream'
];
/** regularFile.ts is the one place that opens files; the other reads what the system itself says, in /proc. */
const OPENERS = ['src/storage/regularFile.ts', 'src/storage/processIdentity.ts'];

/** These name what threads do, which is loaded by the thread that is to do it. */
const LAZY = ['src/pipeline/threads/tasks.ts', 'src/pipeline/threads/foreignReads.ts'];

const openingRules = ['fs', 'node:fs', 'fs/promises', 'node:fs/promises'].map(name => ({
  name,
  importNames: OPENING,
  message: 'Files are opened by storage/regularFile.ts only.'
}));

/** So deep lie folders in folders of a layer. */
const DEEPEST = 5;

/** What a file of a folder may not import. @param ups of "../" that lead from the file to where the folders lie */
function othersThan(folder, allowed, all, ups) {
  const forbidden = all.filter(other => other !== folder && !allowed.includes(other));
  return {
    regex: `^(\\.\\./){${ups}}(${forbidden.join('|')})(/|$)`,
    message: `${folder} may import from ${allowed.join(', ') || 'itself'} only.`
  };
}

function layerPatterns(folder, ups) {
  const patterns = [othersThan(folder, LAYERS[folder], FOLDERS, ups)];
  if (BROWSER.includes(folder)) {
    patterns.push({
      regex: '^(node:|fs$|path$|os$|worker_threads$|h5wasm/node$)',
      message: `${folder} runs in a browser.`
    });
  }
  if (['core', 'protocol', 'kernels', 'storage', 'pipeline', 'jobs', 'backend'].includes(folder)) {
    patterns.push({
      regex: '^(@jupyterlab|@lumino|@jupyter-widgets|react|plotly)',
      message: `${folder} knows nothing of JupyterLab.`
    });
  }
  return patterns;
}

/** Rules for the files of a folder at every depth. @param patternsAt by the number of "../" that lead to src */
function importRules(path, patternsAt) {
  const tests = ['**/*.spec.{ts,tsx}', '**/testing/**', '**/spec/**'];
  return Array.from({ length: DEEPEST }, (_, depth) => {
    const files = [`src/${path}/${'*/'.repeat(depth)}*.{ts,tsx}`];
    const patterns = patternsAt(path.split('/').length + depth);
    return [
      {
        files,
        ignores: ['**/*.spec.{ts,tsx}'],
        rules: { 'no-restricted-imports': ['error', { patterns }] }
      },
      {
        files,
        ignores: [...tests, ...OPENERS],
        rules: { 'no-restricted-imports': ['error', { patterns, paths: openingRules }] }
      },
      {
        files,
        ignores: [...tests, ...LAZY],
        rules: { 'no-restricted-syntax': ['error', ...patterns.map(lazily)] }
      }
    ];
  }).flat();
}

/** The same for what is imported when it is wanted. */
function lazily({ regex, message }) {
  return { selector: `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\/')}/]`, message };
}

const layerRules = FOLDERS.flatMap(folder => importRules(folder, ups => layerPatterns(folder, ups)));

for (const [layer, order] of Object.entries(INNER)) {
  const folders = readdirSync(new URL(`src/${layer}/`, import.meta.url), { withFileTypes: true });
  const unplaced = folders.filter(entry => entry.isDirectory() && !(entry.name in order)).map(({ name }) => name);
  if (unplaced.length > 0) {
    throw new Error(`eslint.config.mjs, INNER.${layer}: say what ${unplaced.join(', ')} may import from.`);
  }
}

checkFileNames(fileURLToPath(new URL('src/', import.meta.url)));

/** For one file a later rule takes the place of an earlier one: these repeat what holds for the layer. */
const innerRules = Object.entries(INNER).flatMap(([layer, order]) =>
  Object.entries(order).flatMap(([folder, allowed]) =>
    importRules(`${layer}/${folder}`, ups => [
      ...layerPatterns(layer, ups),
      othersThan(folder, allowed, Object.keys(order), ups - 1)
    ])
  )
);

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'lib/',
      '.venv/',
      '.peers/',
      '.py4dstem/',
      'coverage/',
      'python-kernel-bridge/',
      'src/kernels/assembly/',
      'src/kernels/wasm/',
      'ui-tests/test-results/',
      'ui-tests/playwright-report/',
      'ui-tests/.scratch/',
      'sample-session/',
      'demo/',
      'dist/',
      'build/'
    ]
  },
  ...tseslint.configs.recommended,
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { '@jupyter': jupyter, 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      curly: 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error'
    }
  },
  ...layerRules,
  ...innerRules,
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.{ts,tsx}'],
    plugins: { house: { rules: { 'no-import-cycle': noImportCycle } } },
    rules: { 'house/no-import-cycle': 'error' }
  },
  {
    files: ['**/*.{js,cjs}'],
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/no-var-requires': 'off' }
  }
);
