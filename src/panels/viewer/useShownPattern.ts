import type { TranslationBundle } from '@jupyterlab/translation';

import type { FramePosition, ScanRegion } from '../../protocol/viewer';
import { formatCount } from '../parts/quantities';
import { useTrans } from '../parts/trans';
import { useModel } from '../parts/useModel';
import type { Grid } from '../plots/grid';
import type { ViewerModel } from './viewerModel';

/** Which pattern is shown, what it is called, and what there is to say of it. */
export function useShownPattern(model: ViewerModel, isStack: boolean): { title: string; grid?: Grid; note?: string } {
  const trans = useTrans();
  const { patternShown } = useModel(model);
  const { meanPattern, maximumPattern } = useModel(model.overview);
  const { shown: atPosition } = useModel(model.pattern);
  const { shown: ofRegion } = useModel(model.region);
  const place = (at: FramePosition): string =>
    'row' in at ? trans.__('row %1, column %2', at.row, at.column) : trans.__('frame %1', at.index);
  switch (patternShown) {
    case 'mean':
      return { title: trans.__('Mean pattern'), grid: meanPattern };
    case 'maximum':
      return { title: trans.__('Maximum pattern'), grid: maximumPattern };
    case 'position':
      return {
        title: atPosition ? trans.__('Pattern at %1', place(atPosition.at)) : trans.__('Pattern'),
        grid: atPosition?.grid,
        note: !atPosition
          ? undefined
          : atPosition.stored
            ? trans.__('%1 counts in all', formatCount(atPosition.total))
            : trans.__('The detector saved no frame here: the pattern is all zeros.')
      };
    case 'region': {
      const region = ofRegion?.region;
      return {
        title: region ? sumTitle(region, isStack, trans) : trans.__('Sum of the region'),
        grid: ofRegion?.grid,
        note:
          ofRegion &&
          trans._n('One pattern summed', '%2 patterns summed', ofRegion.frames, formatCount(ofRegion.frames))
      };
    }
  }
}

function sumTitle({ row, column, rows, columns }: ScanRegion, isStack: boolean, trans: TranslationBundle): string {
  const lastColumn = column + columns - 1;
  return isStack
    ? trans.__('Sum of frames %1 to %2', column, lastColumn)
    : trans.__('Sum of rows %1 to %2, columns %3 to %4', row, row + rows - 1, column, lastColumn);
}
