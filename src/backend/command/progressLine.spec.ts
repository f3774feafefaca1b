import type { JobItem } from '../../protocol/jobs';
import { ProgressLine, progressText, timeText } from './progressLine';

const ITEM: JobItem = {
  input: '/data/x_data.mib',
  status: 'running',
  framesDone: 250,
  frames: 1000,
  bytesDone: 25e6,
  bytes: 100e6
};

describe('progressText', () => {
  it('has bar, share, rate, time left and file', () => {
    expect(progressText(ITEM, 0, 1, 0.5)).toBe('[######..................]  25 %  50 MB/s  2 s left  /data/x_data.mib');
    expect(progressText(ITEM, 2, 12, 0.5)).toContain('file 3 of 12');
  });

  it('says no time before anything is done', () => {
    const text = progressText({ ...ITEM, framesDone: 0, frames: 0, bytesDone: 0, bytes: 0 }, 0, 1, 0);
    expect(text).toBe('[........................]  0 %  /data/x_data.mib');
  });

  it('counts patterns where bytes tell nothing', () => {
    const text = progressText({ ...ITEM, bytesDone: 0, bytes: 0 }, 0, 1, 0.5);
    expect(text).toBe('[######..................]  25 %  250 of 1000 patterns  /data/x_data.mib');
  });
});

test.each([
  [0, '0 s'],
  [0.2, '1 s'],
  [59.5, '1 min 0 s'],
  [200, '3 min 20 s'],
  [3900, '1 h 05 min'],
  [36000, '10 h 00 min']
])('timeText of %d s is %s', (seconds, text) => expect(timeText(seconds)).toBe(text));

describe('ProgressLine', () => {
  function stream(isTTY: boolean, columns = 40): { lines: string[]; stream: NodeJS.WriteStream } {
    const lines: string[] = [];
    const write = (text: string): boolean => lines.push(text) > 0;
    return { lines, stream: { isTTY, columns, write } as unknown as NodeJS.WriteStream };
  }

  it('writes nothing where no terminal is', () => {
    const { lines, stream: target } = stream(false);
    new ProgressLine(target).show(ITEM, 0, 1);
    new ProgressLine(target).clear();
    expect(lines).toEqual([]);
  });

  it('keeps to the width of the terminal and clears itself at the end of a file', () => {
    const { lines, stream: target } = stream(true, 50);
    let now = 0;
    const line = new ProgressLine(target, () => now);
    line.show({ ...ITEM, framesDone: 0, bytesDone: 0 }, 0, 1);
    now = 500;
    line.show(ITEM, 0, 1);
    line.show({ ...ITEM, status: 'done' }, 0, 1);
    expect(lines[1]).toContain('25 %  50 MB/s');
    expect(lines.every(text => text.replace('\r\u001b[2K', '').length < 50)).toBe(true);
    expect(lines[2]).toBe('\r\u001b[2K');
  });
});
