import type { Data, Layout } from 'plotly.js';

import type { PlotTheme } from '../plotTheme';
import { loadPlotly } from '../usePlotly';

/** A file that is handed to the browser. */
export interface SavedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Whatever the theme on screen: pictures go into documents. */
export const PAPER: PlotTheme = { text: '#000000', background: '#ffffff', font: 'Arial, sans-serif' };

/** A plot of fixed size as a picture; PNG has twice as many pixels. */
export async function pictureFile(
  { data, layout }: { data: Data[]; layout: Partial<Layout> & { width: number; height: number } },
  format: 'png' | 'svg'
): Promise<Blob> {
  const plotly = await loadPlotly();
  const { width, height } = layout;
  const url = await plotly.toImage({ data, layout }, { format, width, height, scale: format === 'png' ? 2 : 1 });
  return (await fetch(url)).blob();
}

/** Plotly would take tags in a title for mark-up. */
export function plain(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** Hands a file to the browser, which puts it where downloads go. */
export function download({ name, content }: SavedFile): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.hidden = true;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The browser begins to read after this.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
