/** Told apart also by most who do not see all colours (P. Tol's bright and muted schemes), and dark enough for lines on white. */
const COLOURS = [
  '#4477aa',
  '#ee6677',
  '#228833',
  '#ccaa11',
  '#44aacc',
  '#aa3377',
  '#882255',
  '#44aa99',
  '#999933',
  '#777777'
];

/** Colour of a component and its class, from 0. */
export function componentColour(component: number): string {
  return COLOURS[component % COLOURS.length];
}

/** The same as red, green, blue from 0 to 255. */
export function componentRgb(component: number): readonly [number, number, number] {
  const word = Number.parseInt(componentColour(component).slice(1), 16);
  return [word >> 16, (word >> 8) & 255, word & 255];
}
