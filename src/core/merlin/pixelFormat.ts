/** Pixel types as the frame header names them; R64 is the detector's own (tangled) order, unpacked by counter depth. */
export type PixelType = 'U01' | 'U08' | 'U16' | 'U32' | 'U64' | 'R64';

/** How stored bytes become little-endian counts; `raw24` joins two 12-bit planes. */
export type Unpack = 'copy8' | 'swap16' | 'swap32' | 'swap64' | 'raw1' | 'raw6' | 'raw12' | 'raw24';

/** The unsigned little-endian types of converted data. */
export type CountType = 'uint8' | 'uint16' | 'uint32' | 'uint64';

/** Bytes per pixel. */
export type PixelBytes = 1 | 2 | 4 | 8;

const BYTES: Record<CountType, PixelBytes> = { uint8: 1, uint16: 2, uint32: 4, uint64: 8 };

export function pixelBytes(type: CountType): PixelBytes {
  return BYTES[type];
}

/** The type that holds sums of up to 64 values of `type` without overflow: one step wider, as existing binned files have. */
export function promotedType(type: CountType): CountType {
  return type === 'uint8' ? 'uint16' : type === 'uint16' ? 'uint32' : 'uint64';
}
