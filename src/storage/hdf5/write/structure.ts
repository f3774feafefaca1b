import { MOST_HEAP_OBJECTS, heapCollection } from '../globalHeap';

/** Bytes to be placed in a file; in places they refer to texts. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly texts?: readonly TextPlace[];
}

/** A reference to a text, 16 bytes, that is still to be filled in: length, address of a heap collection, number in it. */
export interface TextPlace {
  readonly at: number;
  readonly text: string;
}

/** Parts of an HDF5 file, placed one behind the other from a given address on. */
export class Structure {
  constructor(private readonly start: number) {
    this.end = start;
  }

  /** Address of a part, a multiple of 8. */
  place({ bytes, texts = [] }: Block): number {
    const address = this.end;
    this.parts.push({ address, bytes });
    this.texts.push(...texts.filter(({ text }) => text !== '').map(({ at, text }) => ({ at: address + at, text })));
    this.end = Math.ceil((address + bytes.length) / 8) * 8;
    return address;
  }

  /** Address of the part that is placed next. */
  get next(): number {
    return this.end;
  }

  /** All parts, the texts behind them. An empty text has no place: its reference is all zero. */
  finish(): Uint8Array {
    const references: { at: number; bytes: number; collection: number; number: number }[] = [];
    for (let first = 0; first < this.texts.length; first += MOST_HEAP_OBJECTS) {
      const some = this.texts.slice(first, first + MOST_HEAP_OBJECTS);
      const encoded = some.map(({ text }) => new TextEncoder().encode(text));
      const collection = this.place({ bytes: heapCollection(encoded) });
      some.forEach(({ at }, index) =>
        references.push({ at, bytes: encoded[index].length, collection, number: index + 1 })
      );
    }
    const all = new Uint8Array(this.end - this.start);
    for (const { address, bytes } of this.parts) {
      all.set(bytes, address - this.start);
    }
    const view = new DataView(all.buffer);
    for (const { at, bytes, collection, number } of references) {
      view.setUint32(at - this.start, bytes, true);
      view.setBigUint64(at - this.start + 4, BigInt(collection), true);
      view.setUint32(at - this.start + 12, number, true);
    }
    return all;
  }

  private end: number;
  private readonly parts: { readonly address: number; readonly bytes: Uint8Array }[] = [];
  private readonly texts: TextPlace[] = [];
}
