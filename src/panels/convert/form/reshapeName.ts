import type { TranslationBundle } from '@jupyterlab/translation';

import type { ConvertOptions } from '../../../protocol/convert/convertOptions';

/** A way to read frames as a scan, by the name microscopists know it by. */
export function reshapeName(reshape: ConvertOptions['reshape'], trans: TranslationBundle): string {
  const names: Record<ConvertOptions['reshape'], string> = {
    auto: trans.__('Auto reshape'),
    flyback: trans.__('Use Fly-back'),
    known: trans.__('Known shape'),
    none: trans.__('No reshaping')
  };
  return names[reshape];
}
