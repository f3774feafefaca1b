import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import type { SessionDefaults } from '../panels/session/sessionModel';

/** Settings as they are loaded; their schema has checked the types. */
export type Settings = Pick<ISettingRegistry.ISettings, 'composite'>;

export const SESSION_SETTINGS = 'jupyterlab-4dstem:session';

/** Takes settings once they are loaded, and whenever they change. */
export async function whenSet(
  registry: ISettingRegistry | null,
  id: string,
  take: (settings: Settings) => void
): Promise<void> {
  const loaded = await registry?.load(id);
  if (loaded) {
    take(loaded);
    loaded.changed.connect(() => take(loaded));
  }
}

/** The settings of `schema/session.json` as the session takes them. */
export function sessionDefaults({ composite }: Settings): SessionDefaults {
  return {
    bases: composite.baseDirectories as string[],
    defaultBase: composite.defaultBase as string,
    defaultFolder: composite.defaultFolder as string
  };
}
