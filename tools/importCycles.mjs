import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import ts from 'typescript';

/** Files that a file imports, by path: types and lazy imports too. Read once per run. */
const importsOf = new Map();

function imports(file) {
  let found = importsOf.get(file);
  if (found === undefined) {
    const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
    found = importedFiles.flatMap(({ fileName }) =>
      fileName.startsWith('.') ? sourceOf(resolve(dirname(file), fileName)) : []
    );
    importsOf.set(file, found);
  }
  return found;
}

function sourceOf(path) {
  return [`${path}.ts`, `${path}.tsx`, `${path}/index.ts`].filter(existsSync).slice(0, 1);
}

/** The shortest way from a file back to itself; undefined when there is none. */
function cycleOf(file) {
  const cameFrom = new Map();
  const waiting = [file];
  for (const at of waiting) {
    for (const next of imports(at)) {
      if (next === file) {
        const way = [file];
        for (let step = at; step !== file; step = cameFrom.get(step)) {
          way.unshift(step);
        }
        return [file, ...way];
      }
      if (!cameFrom.has(next)) {
        cameFrom.set(next, at);
        waiting.push(next);
      }
    }
  }
  return undefined;
}

/** No file may import itself by way of others, be it a type only: what is circular cannot be understood, or moved, in parts. */
export const noImportCycle = {
  meta: { type: 'problem', schema: [] },
  create: context => ({
    Program(node) {
      const cycle = cycleOf(context.filename);
      if (cycle !== undefined) {
        const way = cycle.map(file => file.slice(context.cwd.length + 1)).join(' -> ');
        context.report({ node, message: `Imports go in a circle: ${way}.` });
      }
    }
  })
};
