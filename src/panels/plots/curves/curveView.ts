/** One curve: y over x, point by point. */
export interface Curve {
  /** In the legend; unlike that of the others */
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Standard error of every y, shown as one of it to either side: a band, or bars at points */
  readonly error?: ArrayLike<number>;
  readonly style?: 'line' | 'dashed' | 'points';
  readonly hidden?: boolean;
  /** Where it has one beyond this plot; otherwise by its place among the curves */
  readonly colour?: string;
}

/** A place on the x axis with a name, such as the q of a ring and its indices. */
export interface CurveMark {
  readonly at: number;
  readonly label: string;
  /** Where labels would lie over each other the heavier one is shown; 0 when absent */
  readonly weight?: number;
}

export interface CurveAxis {
  /** "q" */
  readonly title: string;
  /** "1/Å" */
  readonly unit?: string;
  /** Of a number of things: between whole numbers there is nothing to read. For the x axis */
  readonly isWhole?: boolean;
}

/** Ends of a part of an axis. */
export type Span = readonly [number, number];

export interface CurveView {
  readonly curves: readonly Curve[];
  readonly marks?: readonly CurveMark[];
  readonly axes: { readonly x: CurveAxis; readonly y: CurveAxis };
  readonly scale: 'linear' | 'log';
}

/** "q (1/Å)" */
export function axisTitle({ title, unit }: CurveAxis): string {
  return unit === undefined ? title : `${title} (${unit})`;
}
