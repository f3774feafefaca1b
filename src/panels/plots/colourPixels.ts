import type { ColourMapName, Palette } from './colourMaps';
import { channelsOf, colourStops } from './colourMaps';

/** What colours an image: positions on the colour scale, row-major, and the two ends of the scale. */
export interface Coloured {
  readonly positions: Float32Array;
  readonly ends: readonly [number, number];
  readonly colourMap: ColourMapName | Palette;
  /** See colourStops; 1 when absent */
  readonly gamma?: number;
}

const STEPS = 256;

/** Red, green, blue and opacity of every pixel, as a canvas takes them; see-through where there is no value. */
export function colourPixels(coloured: Coloured): Uint8ClampedArray<ArrayBuffer> {
  const {
    positions,
    ends: [low, high]
  } = coloured;
  const table = colourTable(coloured);
  const pixels = new Uint32Array(positions.length);
  const scale = (STEPS - 1) / (high - low);
  for (let index = 0; index < positions.length; index++) {
    const step = (positions[index] - low) * scale;
    pixels[index] = Number.isNaN(step) ? 0 : table[step <= 0 ? 0 : step >= STEPS - 1 ? STEPS - 1 : Math.round(step)];
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** The colours of a map in equal steps, each as four bytes in the order of memory. */
function colourTable({ colourMap, gamma }: Coloured): Uint32Array {
  const stops = colourStops(colourMap, gamma).map(([place, colour]) => ({ place, colour: channelsOf(colour) }));
  const bytes = new Uint8ClampedArray(4 * STEPS);
  let below = 0;
  for (let step = 0; step < STEPS; step++) {
    const place = step / (STEPS - 1);
    while (below < stops.length - 2 && stops[below + 1].place <= place) {
      below++;
    }
    const [from, to] = [stops[below], stops[below + 1]];
    const part = to.place > from.place ? Math.min(1, (place - from.place) / (to.place - from.place)) : 0;
    [0, 1, 2].forEach(channel => {
      bytes[4 * step + channel] = from.colour[channel] + part * (to.colour[channel] - from.colour[channel]);
    });
    bytes[4 * step + 3] = 255;
  }
  return new Uint32Array(bytes.buffer);
}
