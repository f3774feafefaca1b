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
  /** Whether frames of both counters are in the file */
  readonly bothCounters: boolean;
}

const YIELD_EVERY = 4096;

/**
 * Reads all frame headers of an acquisition.
 *
 * @throws InputError `E_MIXED` when a frame states another format than the first: its pixels cannot be read as the others'
 */
export async function readFrameIndex(
  place: FramePlace,
  headerBytes: number,
  signal?: AbortSignal
): Promise<FrameIndex> {
  const reader = new FrameReader(place);
  try {
    const header = new Uint8Array(headerBytes);
    const fields = emptyFrameFields();
    const sequence = new Float64Array(reader.frames);
    const exposuresNs = new Float64Array(reader.frames);
    const counters = new Set<number>();
    reader.readHeader(0, header);
    const format = new FrameFormatText(header);
    for (let frame = 0; frame < reader.frames; frame++) {
      reader.readHeader(frame, header);
      if (!format.matches(header, 0)) {
        throw mixed(place, frame, header);
      }
      readFrameFields(header, 0, headerBytes, fields);
      sequence[frame] = fields.sequence;
      exposuresNs[frame] = fields.exposureNs;
      if (!counters.has(fields.counter)) {
        counters.add(fields.counter);
      }
      if (frame % YIELD_EVERY === YIELD_EVERY - 1) {
        await new Promise(resolve => setImmediate(resolve));
        signal?.throwIfAborted();
      }
    }
    return { sequence, exposuresNs, bothCounters: counters.has(0) && counters.has(1) };
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
