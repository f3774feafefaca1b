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

/** Colours of whole numbers from 0 on, such as those of classes, each with its name. */
export interface Palette {
  readonly colours: readonly string[];
  readonly names: readonly string[];
}

/** Stops of a colour map as Plotly takes them: [position from 0 to 1, colour]. A palette has a step for each of its colours. */
export function colourStops(map: ColourMapName | Palette): [number, string][] {
  if (typeof map !== 'string') {
    const count = map.colours.length;
    return map.colours.flatMap((colour, at): [number, string][] => [
      [at / count, colour],
      [(at + 1) / count, colour]
    ]);
  }
  const steps = colours[map].split(' ');
  return steps.map((colour, index) => [index / (steps.length - 1), colour]);
}
