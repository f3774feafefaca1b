import type { ConvertOptions, Repair } from '../../../protocol/convertOptions';

/** How one acquisition is read as a scan, chosen by hand in place of what the form says for all. */
export interface ShapeChoice {
  readonly reshape: 'flyback' | 'known' | 'none';
  /** Scan columns and rows; known shape only */
  readonly scanX?: number;
  readonly scanY?: number;
  /** Stored frame with which the scan begins, counted from 0; absent: where the mode finds it */
  readonly firstFrame?: number;
  /** Absent: none */
  readonly repair?: Repair;
}

/** The options of the form with the scan shape of one acquisition in place of the form's. */
export function withShape(options: ConvertOptions, choice: ShapeChoice | undefined): ConvertOptions {
  if (!choice) {
    return options;
  }
  const { reshape, scanX, scanY, firstFrame, repair } = choice;
  const binNav = reshape === 'none' ? 1 : options.binNav;
  return { ...options, reshape, scanX, scanY, firstFrame, repair, binNav };
}
