import { mkdtempSync, rmSync, truncateSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FrameReader } from './frameFiles';
import { STRIDE, numbered, writeMib } from './spec/writeMib';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frames-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Files of the given numbers of frames, numbered through. */
function reader(...counts: number[]): FrameReader {
  let next = 1;
  const files = counts.map((frames, index) => {
    const path = writeMib(join(folder, `${index}.mib`), numbered(frames, next));
    next += frames;
    return { path, frames };
  });
  return new FrameReader({ files, stride: STRIDE });
}

/** Frame numbers that stand in a run of frames. */
function numbers(frames: FrameReader, first: number, count: number): number[] {
  const bytes = new Uint8Array(count * STRIDE);
  frames.readFrames(first, count, bytes);
  return Array.from({ length: count }, (_, index) =>
    Number(Buffer.from(bytes.subarray(index * STRIDE + 4, index * STRIDE + 10)).toString('latin1'))
  );
}

describe('FrameReader', () => {
  it('reads runs of frames across the ends of files, empty ones included', () => {
    const frames = reader(3, 0, 1, 4);
    expect(frames.frames).toBe(8);
    expect(numbers(frames, 0, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(numbers(frames, 2, 3)).toEqual([3, 4, 5]);
    expect(numbers(frames, 7, 1)).toEqual([8]);
    frames.close();
  });

  it('reads headers alone', () => {
    const frames = reader(2, 2);
    const header = new Uint8Array(10);
    frames.readHeader(3, header);
    expect(Buffer.from(header).toString('latin1')).toBe('MQ1,000004');
    frames.close();
  });

  it('keeps only some of many files open', () => {
    const frames = reader(...Array.from({ length: 40 }, () => 1));
    expect(numbers(frames, 0, 40)).toEqual(numbered(40));
    expect(numbers(frames, 0, 40)).toEqual(numbered(40));
    frames.close();
  });

  it('says which file became shorter, or went away', () => {
    const frames = reader(2, 2);
    truncateSync(join(folder, '1.mib'), STRIDE + 10);
    expect(() => numbers(frames, 0, 4)).toThrow(expect.objectContaining({ code: 'E_SHRUNK' }));
    expect(() => numbers(frames, 0, 4)).toThrow(/1\.mib became shorter/);
    frames.close();
    unlinkSync(join(folder, '0.mib'));
    expect(() => numbers(frames, 0, 1)).toThrow(expect.objectContaining({ code: 'E_NOT_FOUND' }));
  });
});
