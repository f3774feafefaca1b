import type { Place } from '../../protocol/session';
import type { Subfolders } from '../session/sessionLook';
import { folderOfPlace } from '../session/sessionForm';

/** Names that people give to the folder of their gold reference. */
const GOLD = /(^|[^a-z])(au|gold)([^a-z]|$)/i;

/** The subfolder of a session that is most likely the gold reference; undefined where none is named so. */
export function goldSubfolder(subfolders: Subfolders | undefined): string | undefined {
  return subfolders?.entries.find(({ name }) => GOLD.test(name.replace(/_/g, ' ')))?.subfolder;
}

/** The folder whose references are shown: of a session the subfolder that was named, any other folder as it is. */
export function goldFolder(place: Place | undefined, subfolder: string): string | undefined {
  return place && folderOfPlace('folder' in place ? place : { ...place, subfolder });
}
