import { emptyFrameFields, readFrameFields } from '../../core/merlin/frameFields';
import { FrameFormatText } from '../../core/merlin/frameFormatText';
import { InputError } from '../../core/errors';
import type { FramePlace } from './frameFiles';
import { FrameReader } from './frameFiles';

/** What the header of every frame says. */
export interface FrameIndex {
  /** Frame numbers as Merlin counted them, NaN where unreadable */
  readonly sequence: Float64Array;
  /** Exposure in ns, NaN where the header has none */
  readonly exposuresNs: Float64Array;
  /** Start of the exposure, µs since 1970, NaN where the header has no time */
  readonly timesUs: Float64Array;
  /** Whether frames of both counters are in the file */
  readonly bothCounters: boolean;
}

/** Frames whose headers are read between two looks at other work. */
export const HEADERS_AT_ONCE = 1024;

const NONE_MIXED = 0x7fffffff;
/** Entries of HeaderScan.seen: whether frames of either counter were seen, and the first frame of another format. */
const SEEN = { counters: [0, 1], mixed: 2 } as const;
const NUMBERS = ['sequence', 'exposuresNs', 'timesUs'] as const;

/** A reading of all frame headers that threads may share: plain data and shared memory. */
export interface HeaderScan {
  readonly place: FramePlace;
  readonly headerBytes: number;
  readonly frames: number;
  readonly sequence: Float64Array;
  readonly exposuresNs: Float64Array;
  readonly timesUs: Float64Array;
  /** See SEEN, int32 */
  readonly seen: Int32Array;
}

export function beginHeaderScan(place: FramePlace, headerBytes: number): HeaderScan {
  const frames = place.files.reduce((sum, file) => sum + file.frames, 0);
  const shared = (): Float64Array => new Float64Array(new SharedArrayBuffer(8 * frames));
  const seen = new Int32Array(new SharedArrayBuffer(4 * 3));
  seen[SEEN.mixed] = NONE_MIXED;
  return { place, headerBytes, frames, sequence: shared(), exposuresNs: shared(), timesUs: shared(), seen };
}

/** What was read of some of the headers: plain data. */
export type HeaderBlock = Pick<HeaderScan, 'sequence' | 'exposuresNs' | 'timesUs'> & {
  /** Of each counter, whether frames of it were seen */
  readonly counters: readonly boolean[];
};

/** What a scan has found of the frames from `first` to before `end`. */
export function headersIn({ seen, ...scan }: HeaderScan, first: number, end: number): HeaderBlock {
  const [sequence, exposuresNs, timesUs] = NUMBERS.map(name => Float64Array.from(scan[name].subarray(first, end)));
  return { sequence, exposuresNs, timesUs, counters: SEEN.counters.map(counter => seen[counter] === 1) };
}

/** Takes over what was read before, of frames from `first` on. */
export function takeHeaders(scan: HeaderScan, first: number, block: HeaderBlock): void {
  NUMBERS.forEach(name => scan[name].set(block[name], first));
  SEEN.counters.filter((_, at) => block.counters[at]).forEach(counter => (scan.seen[counter] = 1));
}

/** Reads headers for a scan, in any thread. */
export class HeaderScanner {
  constructor(private readonly scan: HeaderScan) {
    this.reader = new FrameReader(scan.place);
    this.header = new Uint8Array(scan.headerBytes);
    this.reader.readHeader(0, this.header);
    this.format = new FrameFormatText(this.header);
  }

  /** Reads the headers of frames from `first` to before `end`, up to the first of another format. */
  read(first: number, end: number): void {
    const { headerBytes, sequence, exposuresNs, timesUs, seen } = this.scan;
    const { reader, header, format, fields } = this;
    for (let frame = first; frame < end; frame++) {
      reader.readHeader(frame, header);
      if (!format.matches(header, 0)) {
        lower(seen, SEEN.mixed, frame);
        return;
      }
      readFrameFields(header, 0, headerBytes, fields);
      sequence[frame] = fields.sequence;
      exposuresNs[frame] = fields.exposureNs;
      timesUs[frame] = fields.timeUs;
      if (fields.counter === 0 || fields.counter === 1) {
        seen[SEEN.counters[fields.counter]] = 1;
      }
    }
  }

  close(): void {
    this.reader.close();
  }

  private readonly reader: FrameReader;
  private readonly header: Uint8Array;
  private readonly format: FrameFormatText;
  private readonly fields = emptyFrameFields();
}

/**
 * What a finished scan found.
 *
 * @throws InputError `E_MIXED` when a frame states another format than the first: its pixels cannot be read as the others'
 */
export function scannedIndex({ place, headerBytes, seen, ...index }: HeaderScan): FrameIndex {
  if (seen[SEEN.mixed] !== NONE_MIXED) {
    throw mixed(place, seen[SEEN.mixed], headerOf(place, seen[SEEN.mixed], headerBytes));
  }
  const { sequence, exposuresNs, timesUs } = index;
  return { sequence, exposuresNs, timesUs, bothCounters: SEEN.counters.every(counter => seen[counter] === 1) };
}

/**
 * Reads all frame headers of an acquisition in the calling thread, giving way to other work.
 *
 * @throws InputError `E_MIXED`, see scannedIndex
 */
export async function readFrameIndex(
  place: FramePlace,
  headerBytes: number,
  signal?: AbortSignal
): Promise<FrameIndex> {
  const scan = beginHeaderScan(place, headerBytes);
  const scanner = new HeaderScanner(scan);
  try {
    for (let first = 0; first < scan.frames; first += HEADERS_AT_ONCE) {
      if (first > 0) {
        await new Promise(resolve => setImmediate(resolve));
        signal?.throwIfAborted();
      }
      scanner.read(first, Math.min(scan.frames, first + HEADERS_AT_ONCE));
    }
  } finally {
    scanner.close();
  }
  return scannedIndex(scan);
}

/** Sets a shared number to `value` unless it is lower already. */
function lower(numbers: Int32Array, at: number, value: number): void {
  for (let found = Atomics.load(numbers, at); value < found;) {
    found = Atomics.compareExchange(numbers, at, found, value);
  }
}

function headerOf(place: FramePlace, frame: number, bytes: number): Uint8Array {
  const reader = new FrameReader(place);
  try {
    const header = new Uint8Array(bytes);
    reader.readHeader(frame, header);
    return header;
  } finally {
    reader.close();
  }
}

function mixed(place: FramePlace, frame: number, header: Uint8Array): InputError {
  const start = String.fromCharCode(...header.subarray(0, 40));
  const isFrame = start.startsWith('MQ1,');
  const where = `${place.files[0].path}, frame ${frame} (the first is 0)`;
  return new InputError(
    'E_MIXED',
    isFrame
      ? `${where}: its header states another format than the first frame (${JSON.stringify(start)}). Frames of different settings cannot become one data set: split the file at this frame.`
      : `${where}: there is no frame header where one should be (found ${JSON.stringify(start.slice(0, 12))}). The file is damaged from here on: copy it again from the microscope computer.`
  );
}
