/** Colour maps offered for intensities, darkest first; perceptually even but for gray. */
export const colourMapNames = ['viridis', 'inferno', 'gray'] as const;

export type ColourMapName = (typeof colourMapNames)[number];

/** Colours at equal steps from the lowest to the highest shown value (viridis and inferno: CC0, van der Walt and Smith). */
const colours: Record<ColourMapName, string> = {
  viridis:
    '#440154 #48186a #472d7b #424086 #3b528b #33638d #2c728e #26828e #21918c #1fa088 #28ae80 #3fbc73 #5ec962 #84d44b #addc30 #d8e219 #fde725',
  inferno:
    '#000004 #0b0724 #210c4a #3d0965 #57106e #71196e #8a226a #a32c61 #bc3754 #d24644 #e45a31 #f1731d #f98e09 #fcac11 #f9cb35 #f2ea69 #fcffa4',
  gray: '#000000 #ffffff'
};

/** Stops of a colour map as Plotly takes them: [position from 0 to 1, colour]. */
export function colourStops(name: ColourMapName): [number, string][] {
  const steps = colours[name].split(' ');
  return steps.map((colour, index) => [index / (steps.length - 1), colour]);
}
