import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { errorCode } from '../../storage/fileErrors';
import { acquisitionStem } from '../../storage/session/acquisitionName';
import { isMib } from '../../storage/session/findMib';
import type { RawFile } from './rawFile';

/** A folder as it was when it was last read. */
export interface FolderNode {
  /** Its time of change, milliseconds since 1970 */
  readonly changed: number;
  /** When it was read */
  readonly readAt: number;
  /** Names of folders in it, without hidden ones and results */
  readonly folders: string[];
  readonly links: string[];
  /** By name; without their side files */
  readonly files: Map<string, RawFile>;
  /** Names of side files */
  readonly sides: Set<string>;
  /** Counts the looks, to look at files that have not changed lately, too, now and then */
  turn: number;
}

/** Folders of results, never searched for raw data. */
const NOT_RAW = new Set(['processing']);
/** A folder that changed as lately as this when it was read may have changed again within the same tick of its clock. */
const UNSETTLED_MS = 3000;
/** Of so many looks one is at all files: one that was written over in place does not change its folder. */
const TURNS = 10;
/** Files that changed as lately as this may be growing. */
const LIVELY_MS = 60_000;

/** Whether a folder can be believed to be as it was read while its time of change stays the same. */
export function isSettled({ changed, readAt }: FolderNode): boolean {
  return readAt - changed > UNSETTLED_MS;
}

/** Reads a folder: names, and size and time of the raw files. @param before what was known, for its turn */
export async function readFolder(path: string, changed: number, before?: FolderNode): Promise<FolderNode> {
  const readAt = Date.now();
  const node: FolderNode = {
    changed,
    readAt,
    folders: [],
    links: [],
    files: new Map(),
    sides: new Set(),
    turn: before?.turn ?? Math.floor(Math.random() * TURNS)
  };
  const names: string[] = [];
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const { name } = entry;
    if (name.startsWith('.') || NOT_RAW.has(name)) {
      continue;
    }
    if (entry.isSymbolicLink()) {
      node.links.push(name);
    } else if (entry.isDirectory()) {
      node.folders.push(name);
    } else if (isMib(name)) {
      names.push(name);
    } else if (/\.(hdr|hdf)$/i.test(name)) {
      node.sides.add(name.toLowerCase());
    }
  }
  await Promise.all(names.map(name => look(path, name, node)));
  return node;
}

/** Looks at the files of a folder that may be growing, and now and then at all of them. */
export async function restat(path: string, node: FolderNode): Promise<void> {
  const now = Date.now();
  const all = node.turn++ % TURNS === 0;
  const chosen = [...node.files.values()].filter(file => all || now - file.modified < LIVELY_MS);
  await Promise.all(chosen.map(file => look(path, file.path.slice(path.length + 1), node)));
}

/** Names of the side files of a raw file that are there, in its own folder or the one above. */
export function sideFilesOf(name: string, own: FolderNode, above: FolderNode | undefined): string {
  const [hdr, hdf] = [name.replace(/\.mib$/i, '.hdr'), `${acquisitionStem(name)}.hdf`].map(side => side.toLowerCase());
  const found = [
    own.sides.has(hdr) ? hdr : '',
    own.sides.has(hdf) ? hdf : '',
    above?.sides.has(hdf) ? `../${hdf}` : ''
  ];
  return found.filter(side => side !== '').join('|');
}

async function look(folder: string, name: string, node: FolderNode): Promise<void> {
  const path = join(folder, name);
  try {
    const { size, mtimeMs } = await stat(path);
    node.files.set(name, { path, bytes: size, modified: mtimeMs, sideFiles: '' });
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT') {
      throw cause;
    }
    node.files.delete(name);
  }
}
