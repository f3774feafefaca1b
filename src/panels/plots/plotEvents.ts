import type { PlotlyHTMLElement, PlotRelayoutEvent } from 'plotly.js';

import type { View } from './viewKeys';

/** What the mouse does everywhere: the wheel zooms, a drag moves, a double click is left to the panel. */
export const PLOT_CONFIG = { displayModeBar: false, scrollZoom: true, doubleClick: false, responsive: false } as const;

export interface ViewListener {
  /** The axes are being moved */
  moving(): void;
  /** They have been moved to this part */
  moved(view: View): void;
  /** A double click asks for all there is */
  reset(): void;
}

/** Hands on what the mouse does to the axes of a drawn plot: while it is done, and once it is. */
export function listenToView(drawn: PlotlyHTMLElement, { moving, moved, reset }: ViewListener): void {
  drawn.on('plotly_relayouting', moving);
  drawn.on('plotly_relayout', (event: PlotRelayoutEvent) => {
    const x = rangeIn(event, 'xaxis');
    const y = rangeIn(event, 'yaxis');
    if (x && y) {
      moved({ x, y });
    }
  });
  drawn.on('plotly_doubleclick', reset);
}

function rangeIn(event: PlotRelayoutEvent, axis: 'xaxis' | 'yaxis'): [number, number] | undefined {
  const ends = [event[`${axis}.range[0]`], event[`${axis}.range[1]`]].map(Number);
  return ends.every(Number.isFinite) ? [ends[0], ends[1]] : undefined;
}
