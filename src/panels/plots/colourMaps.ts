/** Colour maps offered for intensities, lowest value first; perceptually even but for the greys. */
export const colourMapNames = ['viridis', 'cividis', 'inferno', 'magma', 'plasma', 'gray', 'gray-inverted'] as const;

export type ColourMapName = (typeof colourMapNames)[number];

/**
 * Colours at equal steps from the lowest to the highest shown value. Viridis, inferno, magma, plasma: CC0, van der Walt and Smith;
 * cividis: Nuñez, Anderton and Renslow 2018, made to look the same with and without colour blindness.
 */
const colours: Record<ColourMapName, string> = {
  viridis:
    '#440154 #48186a #472d7b #424086 #3b528b #33638d #2c728e #26828e #21918c #1fa088 #28ae80 #3fbc73 #5ec962 #84d44b #addc30 #d8e219 #fde725',
  cividis:
    '#00224e #002e6a #1a386f #32436d #434e6c #535a6d #61656f #6f7073 #7d7c78 #8b8778 #9a9376 #aaa073 #bbad6d #ccba64 #ddc858 #efd748 #fee838',
  inferno:
    '#000004 #0b0724 #210c4a #3d0965 #57106e #71196e #8a226a #a32c61 #bc3754 #d24644 #e45a31 #f1731d #f98e09 #fcac11 #f9cb35 #f2ea69 #fcffa4',
  magma:
    '#000004 #0a0822 #1d1147 #36106b #51127c #6a1c81 #832681 #9c2e7f #b73779 #cf4070 #e55064 #f4695c #fb8761 #fea571 #fec287 #fde0a1 #fcfdbf',
  plasma:
    '#0d0887 #310597 #4c02a1 #6600a7 #7e03a8 #9511a1 #aa2395 #bc3587 #cc4778 #d9586a #e56b5d #f07f4f #f89441 #fdab33 #fdc328 #f9dd25 #f0f921',
  gray: '#000000 #ffffff',
  'gray-inverted': '#ffffff #000000'
};

/** Colours of whole numbers from 0 on, such as those of classes, each with its name. */
export interface Palette {
  readonly colours: readonly string[];
  readonly names: readonly string[];
}

/** Steps in which a curve that is not straight is followed */
const CURVED = 64;

/**
 * Stops of a colour map as Plotly takes them: [position from 0 to 1, colour]. A palette has a step for each of its colours.
 *
 * @param gamma the colour at a position p is that of the map at p to this power: below 1 it opens the dark end
 */
export function colourStops(map: ColourMapName | Palette, gamma = 1): [number, string][] {
  if (typeof map !== 'string') {
    const count = map.colours.length;
    return map.colours.flatMap((colour, at): [number, string][] => [
      [at / count, colour],
      [(at + 1) / count, colour]
    ]);
  }
  const steps = colours[map].split(' ');
  if (gamma === 1) {
    return steps.map((colour, index) => [index / (steps.length - 1), colour]);
  }
  return Array.from({ length: CURVED + 1 }, (_, index) => {
    // Closer together at the dark end, where the curve is steepest
    const position = (index / CURVED) ** 2;
    return [position, colourAt(steps, position ** gamma)];
  });
}

/** Red, green and blue of "#rrggbb". */
export function channelsOf(colour: string): number[] {
  return [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
}

function colourAt(steps: readonly string[], position: number): string {
  const place = position * (steps.length - 1);
  const below = Math.min(steps.length - 2, Math.floor(place));
  const [from, to] = [channelsOf(steps[below]), channelsOf(steps[below + 1])];
  const mixed = from.map((value, channel) => Math.round(value + (place - below) * (to[channel] - value)));
  return `#${mixed.map(value => value.toString(16).padStart(2, '0')).join('')}`;
}
