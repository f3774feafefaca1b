import type { FrameHeader } from '../../core/merlin/frameHeader';
import { MAX_HEADER_BYTES, parseFrameHeader } from '../../core/merlin/frameHeader';
import { frameLayout } from '../../core/merlin/frameLayout';
import { firstBytes } from '../regularFile';
import type { Member } from './multiFileSet';
import { follows, sameFormat } from './multiFileSet';

/** A raw file and its size. */
export interface SizedFile {
  readonly path: string;
  readonly bytes: number;
}

interface KnownHeader {
  readonly bytes: number;
  /** Absent for a file that cannot be read as Merlin's */
  readonly header?: FrameHeader;
  readonly stride: number;
}

/**
 * Divides files whose names differ in their last digits into the series that Merlin wrote, as `multiFileSet` sees them, but for
 * all of them at once: every first header is read one time only, and remembered for files that are added later.
 */
export class SeriesDivision {
  /**
   * @param files of one folder, with names that differ in their last digits only
   * @returns every series in the order of its frames; a file that belongs to none, or cannot be read, stands alone
   */
  async divide(files: readonly SizedFile[], signal?: AbortSignal): Promise<string[][]> {
    const alone: string[][] = [];
    const formats: { header: FrameHeader; members: Member[] }[] = [];
    for (const file of files) {
      signal?.throwIfAborted();
      const { header, stride } = await this.headerOf(file);
      if (!header) {
        alone.push([file.path]);
        continue;
      }
      const member = { path: file.path, frames: Math.floor(file.bytes / stride), sequence: header.sequence };
      const format = formats.find(known => sameFormat(known.header, header));
      if (format) {
        format.members.push(member);
      } else {
        formats.push({ header, members: [member] });
      }
    }
    return [...formats.flatMap(({ members }) => runs(members)), ...alone];
  }

  private async headerOf({ path, bytes }: SizedFile): Promise<KnownHeader> {
    const known = this.headers.get(path);
    if (known?.header && bytes >= known.bytes) {
      return known;
    }
    const found = await readHeader(path, bytes);
    if (this.headers.size >= MOST_REMEMBERED) {
      this.headers.clear();
    }
    this.headers.set(path, found);
    return found;
  }

  private readonly headers = new Map<string, KnownHeader>();
}

const MOST_REMEMBERED = 100_000;

function runs(members: Member[]): string[][] {
  const found: Member[][] = [];
  for (const member of members.sort((a, b) => a.sequence - b.sequence)) {
    const run = found[found.length - 1];
    if (run && follows(run[run.length - 1], member)) {
      run.push(member);
    } else {
      found.push([member]);
    }
  }
  return found.map(run => run.map(({ path }) => path));
}

/** What is wrong with a file is told when it is opened by itself. */
async function readHeader(path: string, bytes: number): Promise<KnownHeader> {
  try {
    const header = parseFrameHeader(await firstBytes(path, MAX_HEADER_BYTES), path);
    const layout = frameLayout(header, { cross: false }, path);
    return { bytes, header, stride: layout.headerBytes + layout.payloadBytes };
  } catch {
    return { bytes, stride: 1 };
  }
}
