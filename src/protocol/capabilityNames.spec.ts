import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { KINDS } from './capabilities';

const SRC = join(__dirname, '..');

/** The shared files that have an entry for each capability; all others get by without. */
const TABLES = [
  'protocol/capabilities.ts',
  'protocol/requests.ts',
  'protocol/pipeline.ts',
  'pipeline/works.ts',
  'pipeline/threads/tasks.ts',
  'backend/answers/answers.ts',
  'index.ts',
  'widgets/cellWidgets.ts',
  'widgets/siteModel.ts'
];

/** Folders and files that serve every capability. */
const SHARED = [
  'protocol',
  'jobs',
  'pipeline/eachInput.ts',
  'pipeline/work.ts',
  'pipeline/works.ts',
  'pipeline/threads',
  'backend/command',
  'backend/server',
  'panels/jobs',
  'panels/dataTable',
  'panels/form',
  'panels/steps',
  'panels/listing',
  'panels/frame',
  'lab',
  'panels/parts',
  'widgets'
];

/** Raw data and what would become of them are the business of conversion, whatever these files are called. */
const OF_CONVERSION = ['protocol/acquisitions.ts', 'backend/command/inspect.ts', 'lab/tabs/inspectTab.tsx'];

/** Files of a capability of their own among shared ones: their name says so. */
function isOwn(path: string): boolean {
  return KINDS.some(kind => path.includes(`/${kind}/`) || new RegExp(`/(${kind}|run)?${kind}\\w*\\.`, 'i').test(path));
}

function filesIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name));
  } catch {
    return [path];
  }
}

const shared = SHARED.flatMap(part => filesIn(join(SRC, part)))
  .map(path => relative(SRC, path))
  .filter(path => /\.tsx?$/.test(path) && !/\.spec\.|testing\/|\/spec\//.test(path) && !isOwn(`/${path}`));

/** Imports of the folder of a capability, and its kind as a string. */
function named(path: string): string[] {
  const text = readFileSync(join(SRC, path), 'utf8');
  const kinds = KINDS.join('|');
  return text.match(new RegExp(`from '[^']*/(${kinds})/[^']*'|(?<![\\w/])'(${kinds})'`, 'g')) ?? [];
}

describe('shared files', () => {
  it('are found', () => expect(shared.length).toBeGreaterThan(80));

  it('name no capability but in the tables that have an entry for each', () => {
    const found = shared
      .filter(path => ![...TABLES, ...OF_CONVERSION].includes(path))
      .map(path => [path, named(path)] as const);
    expect(Object.fromEntries(found.filter(([, names]) => names.length > 0))).toEqual({});
  });
});
