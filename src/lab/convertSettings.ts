import type { ConvertDefaults } from '../panels/convert/convertDefaults';
import type { ConvertForm } from '../panels/convert/form/convertForm';
import type { Settings } from './settings';

export const CONVERT_SETTINGS = 'jupyterlab-4dstem:convert';

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
