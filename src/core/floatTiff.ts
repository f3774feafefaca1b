/** A TIFF tag: number, type, and its value or values (TIFF 6.0, section 2). */
type Entry = readonly [tag: number, type: 2 | 3 | 4 | 5, value: number | readonly number[]];

/** Bytes of one value of a type: ASCII, SHORT, LONG, RATIONAL. */
const TYPE_BYTES = { 2: 1, 3: 2, 4: 4, 5: 8 } as const;
const HEADER = 8;

/** Physical size of a pixel. */
export interface PixelSize {
  readonly size: number;
  readonly unit: string;
}

/**
 * An image as TIFF, its values as they are: one uncompressed strip of little-endian 32-bit floats, as ImageJ, tifffile and
 * Digital Micrograph read it (TIFF 6.0, baseline greyscale with SampleFormat 3, section 19).
 *
 * The pixel size goes the way of ImageJ: pixels per unit as resolution, the unit in the description.
 *
 * @param values row-major, first row on top
 */
export function floatTiff(
  values: Float32Array,
  [rows, columns]: readonly [number, number],
  pixel?: PixelSize
): Uint8Array {
  const bytes = 4 * rows * columns;
  const description = ascii(`ImageJ=1.54\nunit=${pixel?.unit ?? 'pixel'}\n`);
  const perUnit = rational(pixel ? 1 / pixel.size : 1);
  const entries: Entry[] = [
    [256, 4, columns],
    [257, 4, rows],
    // BitsPerSample, Compression: none, PhotometricInterpretation: black is zero
    [258, 3, 32],
    [259, 3, 1],
    [262, 3, 1],
    [270, 2, description],
    [273, 4, HEADER],
    // SamplesPerPixel, RowsPerStrip, StripByteCounts
    [277, 3, 1],
    [278, 4, rows],
    [279, 4, bytes],
    [282, 5, perUnit],
    [283, 5, perUnit],
    // ResolutionUnit: none that TIFF knows; SampleFormat: IEEE floating point
    [296, 3, 1],
    [339, 3, 3]
  ];
  const directory = HEADER + bytes;
  let free = directory + 2 + 12 * entries.length + 4;
  const total = entries.reduce((sum, entry) => sum + evenBytesBeside(entry), free);
  const view = new DataView(new ArrayBuffer(total));
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, directory, true);
  values.forEach((value, index) => view.setFloat32(HEADER + 4 * index, value, true));
  view.setUint16(directory, entries.length, true);
  entries.forEach((entry, index) => {
    const [tag, type, value] = entry;
    const at = directory + 2 + 12 * index;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, countOf(entry), true);
    const beside = evenBytesBeside(entry);
    if (beside > 0) {
      view.setUint32(at + 8, free, true);
    }
    put(view, beside > 0 ? free : at + 8, type, value);
    free += beside;
  });
  return new Uint8Array(view.buffer);
}

function countOf([, type, value]: Entry): number {
  return typeof value === 'number' ? 1 : type === 5 ? value.length / 2 : value.length;
}

/** Bytes of a value that does not fit into its entry: at an even place, hence even. */
function evenBytesBeside(entry: Entry): number {
  const bytes = countOf(entry) * TYPE_BYTES[entry[1]];
  return bytes > 4 ? bytes + (bytes % 2) : 0;
}

function put(view: DataView, at: number, type: Entry[1], value: Entry[2]): void {
  [value].flat().forEach((part, index) => {
    switch (type) {
      case 2:
        view.setUint8(at + index, part);
        break;
      case 3:
        view.setUint16(at + 2 * index, part, true);
        break;
      default:
        view.setUint32(at + 4 * index, part, true);
    }
  });
}

/** Characters, closed by a zero. What ASCII lacks (µ, Å) becomes a question mark. */
function ascii(text: string): number[] {
  return [...[...text].map(character => (character < '\u0080' ? character.charCodeAt(0) : 63)), 0];
}

/** Numerator and denominator of a number above zero, to seven figures or better. */
function rational(value: number): [number, number] {
  const denominator = 10 ** Math.min(9, Math.max(0, 6 - Math.floor(Math.log10(value))));
  return [Math.round(value * denominator), denominator];
}
