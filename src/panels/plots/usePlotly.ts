import { useEffect, useState } from 'react';

import type PlotlyBundle from 'plotly.js';

export type Plotly = typeof PlotlyBundle;

/** Plotly, fetched with the first plot of the page. */
export async function loadPlotly(): Promise<Plotly> {
  const module = await import('plotly.js/dist/plotly-cartesian.min');
  return module.default ?? module;
}

/** Plotly, loaded with the first plot; undefined until it is there. Throws into the boundary when it cannot be loaded. */
export function usePlotly(): Plotly | undefined {
  const [loaded, setLoaded] = useState<{ plotly?: Plotly; error?: unknown }>({});
  useEffect(() => {
    let mounted = true;
    loadPlotly().then(
      plotly => mounted && setLoaded({ plotly }),
      (error: unknown) => mounted && setLoaded({ error })
    );
    return () => {
      mounted = false;
    };
  }, []);
  if (loaded.error) {
    throw loaded.error;
  }
  return loaded.plotly;
}
