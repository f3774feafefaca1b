import type { ColourMapName, Palette } from './colourMaps';
import { colourStops } from './colourMaps';

/** What colours an image: positions on the colour scale, row-major, and the two ends of the scale. */
export interface Coloured {
  readonly positions: Float32Array;
  readonly ends: readonly [number, number];
  readonly colourMap: ColourMapName | Palette;
}

const STEPS = 256;

/** Red, green, blue and opacity of every pixel, as a canvas takes them; see-through where there is no value. */
export function colourPixels({ positions, ends: [low, high], colourMap }: Coloured): Uint8ClampedArray<ArrayBuffer> {
  const table = colourTable(colourMap);
  const pixels = new Uint32Array(positions.length);
  const scale = (STEPS - 1) / (high - low);
  for (let index = 0; index < positions.length; index++) {
    const step = (positions[index] - low) * scale;
    pixels[index] = Number.isNaN(step) ? 0 : table[step <= 0 ? 0 : step >= STEPS - 1 ? STEPS - 1 : Math.round(step)];
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** The colours of a map in equal steps, each as four bytes in the order of memory. */
function colourTable(map: Coloured['colourMap']): Uint32Array {
  const stops = colourStops(map).map(([place, colour]) => ({
    place,
    colour: [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16))
  }));
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
