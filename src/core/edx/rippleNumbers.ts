import type { RippleHeader } from './rippleHeader';

type Read = (view: DataView, at: number, littleEndian: boolean) => number;

const READ: Readonly<Record<`${RippleHeader['type']}${RippleHeader['bytesPerNumber']}`, Read>> = {
  unsigned1: (view, at) => view.getUint8(at),
  unsigned2: (view, at, little) => view.getUint16(at, little),
  unsigned4: (view, at, little) => view.getUint32(at, little),
  unsigned8: (view, at, little) => Number(view.getBigUint64(at, little)),
  signed1: (view, at) => view.getInt8(at),
  signed2: (view, at, little) => view.getInt16(at, little),
  signed4: (view, at, little) => view.getInt32(at, little),
  signed8: (view, at, little) => Number(view.getBigInt64(at, little)),
  float1: () => NaN,
  float2: () => NaN,
  float4: (view, at, little) => view.getFloat32(at, little),
  float8: (view, at, little) => view.getFloat64(at, little)
};

/** Turns the bytes of a `.raw` file into numbers. The array that is returned is good until the next call. */
export function rippleNumbers({
  type,
  bytesPerNumber,
  littleEndian
}: RippleHeader): (bytes: Uint8Array) => Float64Array {
  const read = READ[`${type}${bytesPerNumber}`];
  let values = new Float64Array(0);
  return bytes => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const count = bytes.length / bytesPerNumber;
    if (values.length !== count) {
      values = new Float64Array(count);
    }
    for (let at = 0; at < count; at++) {
      values[at] = read(view, at * bytesPerNumber, littleEndian);
    }
    return values;
  };
}
