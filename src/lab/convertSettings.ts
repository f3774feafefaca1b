import type { ISettingRegistry } from '@jupyterlab/settingregistry';

import type { ConvertForm } from '../panels/convert/form/convertForm';

/** What a site or user has set for the Convert panel. */
export interface ConvertDefaults {
  readonly form: Partial<ConvertForm>;
  readonly defaultFolder: string;
}

/** The settings of `schema/convert.json` as the panel takes them; the schema has checked their types. */
export function convertDefaults({ composite }: Pick<ISettingRegistry.ISettings, 'composite'>): ConvertDefaults {
  const { reshape, binScan, binDiffraction, cross, compression, outputFolder, defaultFolder } = composite;
  return {
    form: {
      reshape: reshape as ConvertForm['reshape'],
      binNav: String(binScan),
      binSig: String(binDiffraction),
      cross: cross as boolean,
      compression: compression as ConvertForm['compression'],
      out: outputFolder as string
    },
    defaultFolder: defaultFolder as string
  };
}
