import { InputError } from '../errors';

/** How a `.raw` file is laid out, as its Lispix `.rpl` header says. */
export interface RippleHeader {
  /** Map positions and channels */
  readonly columns: number;
  readonly rows: number;
  readonly channels: number;
  /** Bytes before the first number */
  readonly offset: number;
  readonly bytesPerNumber: 1 | 2 | 4 | 8;
  readonly type: 'unsigned' | 'signed' | 'float';
  readonly littleEndian: boolean;
  /** image: one map per channel; vector: one spectrum per position */
  readonly order: 'image' | 'vector';
  /** keV per channel, and energy of the first one in keV, where the header has the entries that some programs add */
  readonly energyWidth?: number;
  readonly energyOffset?: number;
}

const NUMBER_BYTES = [1, 2, 4, 8];

/**
 * Reads the text of an `.rpl` file. Case, blanks or tabs, either line end, comments after `;` and keys that are not known
 * make no difference.
 *
 * @param path named in the sentences
 * @throws InputError `E_RIPPLE` when a needed key is missing or its value makes no sense
 */
export function rippleHeader(text: string, path: string): RippleHeader {
  const entries = new Map<string, string>();
  for (const line of text.replace(/^\ufeff/, '').split(/[\r\n]+/)) {
    const [key, value] = line.replace(/;.*/, '').trim().split(/\s+/);
    if (key && value !== undefined) {
      entries.set(key.toLowerCase(), value.toLowerCase());
    }
  }
  const refuse = (key: string, expected: string): InputError => {
    const found = entries.get(key);
    return new InputError(
      'E_RIPPLE',
      `${path}: ${found === undefined ? `the entry ${key} is missing` : `${key} is "${found}"`}, and ${expected} is needed. Export the map again as .rpl and .raw.`
    );
  };
  const whole = (key: string, least: number): number => {
    const value = Number(entries.get(key));
    if (!Number.isSafeInteger(value) || value < least) {
      throw refuse(key, `a whole number from ${least} on`);
    }
    return value;
  };
  const oneOf = <T extends string>(key: string, words: readonly T[], otherwise?: T): T => {
    const given = entries.get(key);
    const word = words.find(known => known === given) ?? (given === undefined ? otherwise : undefined);
    if (word === undefined) {
      throw refuse(key, words.join(', or '));
    }
    return word;
  };
  const bytesPerNumber = whole('data-length', 1);
  if (!NUMBER_BYTES.includes(bytesPerNumber)) {
    throw refuse('data-length', '1, 2, 4 or 8');
  }
  const type = oneOf('data-type', ['unsigned', 'signed', 'float'] as const);
  if (type === 'float' && bytesPerNumber < 4) {
    throw refuse('data-length', '4 or 8 for float');
  }
  const order = oneOf('byte-order', ['little-endian', 'big-endian', 'dont-care'] as const, 'dont-care');
  if (order === 'dont-care' && bytesPerNumber > 1) {
    throw refuse('byte-order', 'little-endian or big-endian');
  }
  return {
    columns: whole('width', 1),
    rows: whole('height', 1),
    channels: whole('depth', 1),
    offset: entries.has('offset') ? whole('offset', 0) : 0,
    bytesPerNumber: bytesPerNumber as RippleHeader['bytesPerNumber'],
    type,
    littleEndian: order !== 'big-endian',
    order: oneOf('record-by', ['image', 'vector'] as const),
    ...energyEntries(entries)
  };
}

/** ev-per-chan is written by Lispix itself; depth-scale, depth-origin and depth-units by HyperSpy, which gives the origin as the energy of channel 0. */
function energyEntries(entries: ReadonlyMap<string, string>): Pick<RippleHeader, 'energyWidth' | 'energyOffset'> {
  const unit = { ev: 1000, kev: 1 }[entries.get('depth-units') ?? ''];
  const number = (key: string, divisor: number | undefined): number =>
    divisor === undefined || !entries.has(key) ? NaN : Number(entries.get(key)) / divisor;
  const [width] = [number('depth-scale', unit), number('ev-per-chan', 1000)].filter(value => value > 0);
  const offset = number('depth-origin', unit);
  return { ...(width > 0 && { energyWidth: width }), ...(Number.isFinite(offset) && { energyOffset: offset }) };
}
