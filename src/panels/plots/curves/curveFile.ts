import { imageFileName } from '../export/imageFileName';
import type { SavedFile } from '../export/savedFile';
import { PAPER, pictureFile, plain } from '../export/savedFile';
import { CURVE_MARGIN, curvePlot } from './curveLayout';
import { curvesCsv } from './curvesCsv';
import type { CurveView, Span } from './curveView';

export type CurveFormat = 'png' | 'svg' | 'csv';

export interface CurvesToSave {
  readonly view: CurveView;
  /** Data set the curves are of, which the file is named after */
  readonly output: string;
  /** What the curves are, such as "Radial profile" */
  readonly what: string;
  /** Parts of the axes in view */
  readonly x?: Span;
  readonly y?: Span;
  readonly height: number;
}

const WIDTH = 640;
const TITLE = 30;
const LEGEND = 22;

/** Curves as a file. PNG and SVG show what is in view, on white paper; CSV holds all values of the curves shown. */
export async function curveFile(saved: CurvesToSave, format: CurveFormat): Promise<SavedFile> {
  const { view, output, what, x, y, height } = saved;
  const name = imageFileName(output, what, format);
  if (format === 'csv') {
    return { name, content: new Blob([curvesCsv(view)], { type: 'text/csv' }) };
  }
  const { data, layout } = curvePlot(view, PAPER, WIDTH, x, y);
  const whole = {
    ...layout,
    width: WIDTH,
    height: height + TITLE + LEGEND,
    title: { text: plain(what), font: { size: 13 }, x: 0.02, xanchor: 'left' as const },
    showlegend: view.curves.filter(({ hidden }) => !hidden).length > 1,
    legend: { orientation: 'h' as const, x: 0, y: 1.06, yanchor: 'bottom' as const },
    margin: { ...layout.margin, t: CURVE_MARGIN.top + TITLE + LEGEND },
    paper_bgcolor: PAPER.background,
    plot_bgcolor: PAPER.background
  };
  return { name, content: await pictureFile({ data, layout: whole }, format) };
}
