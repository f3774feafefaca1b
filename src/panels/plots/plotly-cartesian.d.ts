declare module 'plotly.js/dist/plotly-cartesian.min' {
  import type Plotly from 'plotly.js';

  const bundle: typeof Plotly;
  export default bundle;
}
