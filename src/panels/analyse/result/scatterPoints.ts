import type { Grid } from '../../plots/grid';

/** More points than these hide each other, and take long to draw. */
const MOST = 4000;

/** Values of two maps at the same positions, spread over the scan where there are many; those without one of the two are left out. */
export function scatterPoints(component: Grid, element: Grid): { x: Float64Array; y: Float64Array } {
  const step = Math.max(1, Math.ceil(component.values.length / MOST));
  const places: number[] = [];
  for (let place = 0; place < component.values.length; place += step) {
    if (Number.isFinite(component.values[place]) && Number.isFinite(element.values[place])) {
      places.push(place);
    }
  }
  return {
    x: Float64Array.from(places, place => element.values[place]),
    y: Float64Array.from(places, place => component.values[place])
  };
}
