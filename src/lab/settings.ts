import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import type { ConvertDefaults } from '../panels/convert/convertDefaults';
import type { ConvertForm } from '../panels/convert/form/convertForm';
import type { SessionDefaults } from '../panels/session/sessionModel';

/** Settings as they are loaded; their schema has checked the types. */
export type Settings = Pick<ISettingRegistry.ISettings, 'composite'>;

export const SESSION_SETTINGS = 'jupyterlab-4dstem:session';
export const CONVERT_SETTINGS = 'jupyterlab-4dstem:convert';

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

/** The settings of `schema/convert.json` as the Convert panel takes them. */
export function convertDefaults({ composite }: Settings): ConvertDefaults {
  return {
    form: {
      reshape: composite.reshape as ConvertForm['reshape'],
      binNav: String(composite.binScan),
      binSig: String(composite.binDiffraction),
      cross: composite.cross as boolean,
      compression: composite.compression as ConvertForm['compression'],
      out: composite.outputFolder as string
    },
    thumbnails: composite.thumbnails as boolean,
    pollSeconds: composite.pollPeriod as number
  };
}
