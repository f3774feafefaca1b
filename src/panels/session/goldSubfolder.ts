import { isNamedGold } from '../../core/gold/goldName';
import type { Subfolders } from './sessionLook';

/** The subfolder of a session that is most likely the gold reference; undefined where none is named so. */
export function goldSubfolder(subfolders: Subfolders | undefined): string | undefined {
  return subfolders?.entries.find(({ name }) => isNamedGold(name))?.subfolder;
}
