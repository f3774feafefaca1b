/** Colours and font of the application at the moment a plot is drawn. */
export interface PlotTheme {
  readonly text: string;
  readonly background: string;
  readonly font: string;
}

/** Reads the theme from JupyterLab's variables, as an element sees them. */
export function readTheme(element: Element): PlotTheme {
  const style = getComputedStyle(element);
  const read = (name: string, otherwise: string): string => style.getPropertyValue(name).trim() || otherwise;
  return {
    text: read('--jp-ui-font-color1', '#212121'),
    background: read('--jp-layout-color1', '#ffffff'),
    font: read('--jp-ui-font-family', 'sans-serif')
  };
}
