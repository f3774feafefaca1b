import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

import type { PlotTheme } from './plotTheme';
import { readTheme } from './plotTheme';

/** The theme around an element, read again when JupyterLab's theme changes; absent until the element is there. */
export function usePlotTheme(element: RefObject<Element>): PlotTheme | undefined {
  const [theme, setTheme] = useState<PlotTheme>();
  useEffect(() => {
    const read = (): void => setTheme(element.current ? readTheme(element.current) : undefined);
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.body, { attributeFilter: ['data-jp-theme-light', 'data-jp-theme-name'] });
    return () => observer.disconnect();
  }, [element]);
  return theme;
}
