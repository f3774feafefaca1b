import type { Conversion } from '../../protocol/conversion';

export interface ConversionProgress {
  readonly framesDone: number;
  readonly frames: number;
  /** 0 to 1; absent while the frames are not counted yet */
  readonly fraction?: number;
  readonly files: number;
  readonly filesDone: number;
  /** Files that were already complete and were left as they are */
  readonly filesSkipped: number;
  readonly filesFailed: number;
}

/** Sums of the files of a conversion. */
export function conversionProgress({ items, status }: Conversion): ConversionProgress {
  const sum = (of: (item: Conversion['items'][number]) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  const bytes = sum(item => item.bytes);
  const fraction = bytes > 0 ? Math.min(1, sum(item => item.bytesDone) / bytes) : undefined;
  return {
    framesDone: sum(item => item.framesDone),
    frames: sum(item => item.frames),
    fraction: status === 'done' ? 1 : fraction,
    files: items.length,
    filesDone: items.filter(item => item.status === 'done').length,
    filesSkipped: items.filter(item => item.output?.skipped).length,
    filesFailed: items.filter(item => item.status === 'failed').length
  };
}
