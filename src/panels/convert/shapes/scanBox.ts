import type { CSSProperties } from 'react';

/** The box of a scan image with square positions: as wide as there is room, and no side longer than `longest` pixels. */
export function scanBox({ rows, columns }: { rows: number; columns: number }, longest: number): CSSProperties {
  const widest = longest * Math.min(1, columns / rows);
  return { width: `min(100%, ${widest}px)`, aspectRatio: `${columns} / ${rows}` };
}
