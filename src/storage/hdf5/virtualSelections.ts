import type { FileBytes } from './fileBytes';

/** One block of a virtual dataset: where its numbers come from. */
export interface VirtualPart {
  /** Name of the file; . for the file itself */
  readonly file: string;
  /** Path of the dataset in that file */
  readonly dataset: string;
  readonly source: PartSelection;
  readonly target: PartSelection;
}

/** Some elements of a dataset: undefined for all of them. */
export type PartSelection =
  | {
      /** Size along each dimension that a dataset must have to hold them; 0 along one of which all there is is taken */
      readonly extent: readonly number[];
      /** Infinity where as many are taken as there are */
      readonly elements: number;
    }
  | undefined;

const [FILE_OF_EARLIER, DATASET_OF_EARLIER, SAME_FILE] = [1, 2, 4];
const NAME_END = 0;
const [NONE, HYPERSLAB, ALL] = [0, 2, 3];
const MOST_PARTS = 1 << 20;
const LARGEST_RANK = 32;

/**
 * The mappings of a virtual dataset (HDF5 File Format Specification, "Virtual Dataset" under the data layout message), version 0,
 * and version 1 as HDF5 2.0 writes it.
 *
 * @param block what stands in the global heap
 * @throws InputError `E_HDF5_UNSUPPORTED` for kinds of selections that are not known, `E_HDF5_DAMAGED`
 */
export function readVirtualParts(file: FileBytes, block: Uint8Array): VirtualPart[] {
  const reader = new Reader(file, block);
  const version = reader.unsigned(1);
  if (version > 1) {
    throw file.unsupported(`the sources of its virtual dataset are listed in version ${version}`);
  }
  const count = reader.unsigned(8);
  if (count > MOST_PARTS) {
    throw file.damaged(`a virtual dataset claims ${count} sources`);
  }
  const parts: VirtualPart[] = [];
  for (let index = 0; index < count; index++) {
    const names = version === 0 ? { file: reader.text(), dataset: reader.text() } : sharedNames(reader, parts);
    parts.push({ ...names, source: selection(reader), target: selection(reader) });
  }
  return parts;
}

/** Version 1 writes a long name once: flags say that it is the file itself, or that a name is the one of an earlier part. */
function sharedNames(reader: Reader, parts: readonly VirtualPart[]): Pick<VirtualPart, 'file' | 'dataset'> {
  const flags = reader.unsigned(1);
  const earlier = (): VirtualPart => {
    const part = parts.at(reader.unsigned(8));
    if (!part) {
      throw reader.file.damaged('a virtual dataset names its sources in circles');
    }
    return part;
  };
  if (flags > (FILE_OF_EARLIER | DATASET_OF_EARLIER | SAME_FILE)) {
    throw reader.file.unsupported(`the sources of its virtual dataset are named in a way (${flags}) that is not known`);
  }
  const file = flags & SAME_FILE ? '.' : flags & FILE_OF_EARLIER ? earlier().file : reader.text();
  return { file, dataset: flags & DATASET_OF_EARLIER ? earlier().dataset : reader.text() };
}

/** A serialized selection (specification, "Dataspace Selection"): all, or a hyperslab of versions 1 to 3. */
function selection(reader: Reader): PartSelection {
  const type = reader.unsigned(4);
  const version = reader.unsigned(4);
  if (type === ALL || type === NONE) {
    reader.skip(8);
    return type === ALL ? undefined : { extent: [], elements: 0 };
  }
  if (type !== HYPERSLAB || version < 1 || version > 3) {
    throw reader.file.unsupported(
      `its virtual dataset selects its sources in a way (${type}, ${version}) that is not known`
    );
  }
  if (version === 1) {
    reader.skip(8);
    const rank = reader.rank();
    return blocks(reader, rank, 4);
  }
  const isRegular = (reader.unsigned(1) & 1) === 1;
  const bytes = version === 2 ? 8 : reader.unsigned(1);
  if (version === 2) {
    reader.skip(4);
  }
  const rank = reader.rank();
  return isRegular ? regular(reader, rank, bytes) : blocks(reader, rank, bytes);
}

/** Blocks one by one: first and last index. */
function blocks(reader: Reader, rank: number, bytes: number): PartSelection {
  const count = reader.unsigned(bytes);
  const extent = new Array<number>(rank).fill(0);
  let elements = 0;
  for (let block = 0; block < count; block++) {
    const start = reader.numbers(rank, bytes);
    const last = reader.numbers(rank, bytes);
    elements += last.reduce((product, end, dimension) => product * (end - start[dimension] + 1), 1);
    last.forEach((end, dimension) => (extent[dimension] = Math.max(extent[dimension], end + 1)));
  }
  return { extent, elements };
}

/** Start, stride, count and block of each dimension; an unlimited one takes what there is. */
function regular(reader: Reader, rank: number, bytes: number): PartSelection {
  const parts = Array.from({ length: rank }, () => ({
    start: reader.unsigned(bytes),
    stride: reader.unsigned(bytes),
    count: reader.count(bytes),
    block: reader.count(bytes)
  }));
  return {
    extent: parts.map(({ start, stride, count, block }) =>
      Number.isFinite(count * block) ? start + (count - 1) * stride + block : 0
    ),
    elements: parts.reduce((product, { count, block }) => product * count * block, 1)
  };
}

class Reader {
  constructor(
    readonly file: FileBytes,
    bytes: Uint8Array
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  unsigned(bytes: number): number {
    const at = this.skip(bytes);
    switch (bytes) {
      case 1:
        return this.view.getUint8(at);
      case 2:
        return this.view.getUint16(at, true);
      case 4:
        return this.view.getUint32(at, true);
      case 8:
        return Number(this.view.getBigUint64(at, true));
      default:
        throw this.cut();
    }
  }

  /** @returns Infinity where all bits are set, as what is unlimited is written */
  count(bytes: number): number {
    const value = this.unsigned(bytes);
    return value === (bytes === 8 ? 2 ** 64 : 2 ** (8 * bytes) - 1) ? Infinity : value;
  }

  numbers(count: number, bytes: number): number[] {
    return Array.from({ length: count }, () => this.unsigned(bytes));
  }

  rank(): number {
    const rank = this.unsigned(4);
    if (rank < 1 || rank > LARGEST_RANK) {
      throw this.file.damaged(`a virtual dataset selects along ${rank} dimensions`);
    }
    return rank;
  }

  text(): string {
    const bytes = new Uint8Array(this.view.buffer, this.view.byteOffset + this.at, this.view.byteLength - this.at);
    const end = bytes.indexOf(NAME_END);
    if (end < 0) {
      throw this.cut();
    }
    this.at += end + 1;
    return new TextDecoder().decode(bytes.subarray(0, end));
  }

  /** @returns where the bytes begin that were skipped */
  skip(bytes: number): number {
    const { at } = this;
    if (at + bytes > this.view.byteLength) {
      throw this.cut();
    }
    this.at += bytes;
    return at;
  }

  private cut(): Error {
    return this.file.damaged('the list of the sources of its virtual dataset is cut');
  }

  private readonly view: DataView;
  private at = 0;
}
