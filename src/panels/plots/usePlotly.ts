import { useEffect, useState } from 'react';

import type PlotlyBundle from 'plotly.js';

export type Plotly = typeof PlotlyBundle;

/** Plotly, loaded with the first plot; undefined until it is there. Throws into the boundary when it cannot be loaded. */
export function usePlotly(): Plotly | undefined {
  const [loaded, setLoaded] = useState<{ plotly?: Plotly; error?: unknown }>({});
  useEffect(() => {
    let mounted = true;
    import('plotly.js/dist/plotly-cartesian.min').then(
      module => mounted && setLoaded({ plotly: module.default ?? module }),
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
