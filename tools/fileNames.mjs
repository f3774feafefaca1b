import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Where two files may share a name: a kernel and its twin in plain TypeScript, lists of a folder, and examples of specs. */
const MAY_SHARE = /^kernels\/|\/index$|\/testing\/|\.(spec|d)$/;

/**
 * Names of the files of a source folder, held to two rules: paths differ in more than capitals, which disks of other systems and
 * some bundlers take for one; and within a layer every file has a name of its own. Across layers one name is one idea on two sides.
 */
export function checkFileNames(src) {
  const paths = new Map();
  const ideas = new Map();
  for (const entry of readdirSync(src, { withFileTypes: true, recursive: true })) {
    const path = relative(src, join(entry.parentPath, entry.name)).replace(/\.tsx?$/, '');
    const other = paths.get(path.toLowerCase());
    if (entry.isFile() && other !== undefined && other !== path) {
      throw new Error(`Lint: ${path} and ${other} differ in capitals only. Give one another name.`);
    }
    paths.set(path.toLowerCase(), path);
    if (entry.isFile() && !MAY_SHARE.test(path)) {
      const idea = `${path.split('/')[0]}/${path.split('/').at(-1).toLowerCase()}`;
      if (ideas.has(idea)) {
        throw new Error(`Lint: ${ideas.get(idea)} and ${path} have one name. Call one of them by what it does.`);
      }
      ideas.set(idea, path);
    }
  }
}
