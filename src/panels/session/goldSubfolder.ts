import type { Subfolders } from './sessionLook';

/** Names that people give to the folder of their gold reference. */
const GOLD = /(^|[^a-z])(au|gold)([^a-z]|$)/i;

/** The subfolder of a session that is most likely the gold reference; undefined where none is named so. */
export function goldSubfolder(subfolders: Subfolders | undefined): string | undefined {
  return subfolders?.entries.find(({ name }) => GOLD.test(name.replace(/_/g, ' ')))?.subfolder;
}
