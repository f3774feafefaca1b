import jupyter from '@jupyter/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

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

const openingRules = ['fs', 'node:fs', 'fs/promises', 'node:fs/promises'].map(name => ({
  name,
  importNames: OPENING,
  message: 'Files are opened by storage/regularFile.ts only.'
}));

const layerRules = FOLDERS.flatMap(folder => {
  const forbidden = FOLDERS.filter(other => other !== folder && !LAYERS[folder].includes(other));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
      message: `${folder} may import from ${LAYERS[folder].join(', ') || 'itself'} only.`
    }
  ];
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
  const files = [`src/${folder}/**/*.{ts,tsx}`];
  const tests = ['**/*.spec.{ts,tsx}', '**/testing/**', '**/spec/**'];
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
    }
  ];
});

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
  {
    files: ['**/*.{js,cjs}'],
    rules: { '@typescript-eslint/no-require-imports': 'off', '@typescript-eslint/no-var-requires': 'off' }
  }
);
