import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { PROFILE_ENDING } from '../../storage/session/profileNames';

/** What is to be said of radial profiles that were made of the file a conversion has replaced. */
export function olderProfiles({ folder, stem }: { readonly folder: string; readonly stem: string }): string[] {
  const name = `${stem}${PROFILE_ENDING.mean}`;
  return existsSync(join(folder, name))
    ? [
        `The radial profiles in ${name} are of the file before: they are kept. Transform it again for those of this one.`
      ]
    : [];
}
