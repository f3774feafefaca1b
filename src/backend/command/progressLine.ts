import type { JobItem } from '../../protocol/jobs';
import { CLEAR_LINE } from './terminal';

const BAR_WIDTH = 24;

/** One line of a terminal that tells how far a run is: bar, MB/s, time left. Nothing is written where no terminal is. */
export class ProgressLine {
  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly now: () => number = () => performance.now()
  ) {}

  /** Takes in the news of one file and draws the line again. */
  show(item: JobItem, index: number, files: number): void {
    if (!this.stream.isTTY) {
      return;
    }
    if (item.input !== this.input) {
      this.input = item.input;
      this.started = this.now();
    }
    if (item.status === 'running') {
      this.draw(progressText(item, index, files, (this.now() - this.started) / 1000));
    } else {
      this.clear();
    }
  }

  clear(): void {
    if (this.stream.isTTY) {
      this.draw('');
    }
  }

  private draw(text: string): void {
    const columns = this.stream.columns || 80;
    this.stream.write(`${CLEAR_LINE}${text.slice(0, columns - 1)}`);
  }

  private input = '';
  private started = 0;
}

/** The text of the line. */
export function progressText(item: JobItem, index: number, files: number, seconds: number): string {
  const share = item.frames > 0 ? item.framesDone / item.frames : 0;
  const filled = Math.round(share * BAR_WIDTH);
  const rate = seconds > 0 ? item.bytesDone / seconds : 0;
  const left = rate > 0 ? (item.bytes - item.bytesDone) / rate : undefined;
  return [
    `[${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}]`,
    `${Math.floor(share * 100)} %`,
    item.bytes > 0 ? `${Math.round(rate / 1e6)} MB/s` : patternsText(item),
    left === undefined ? '' : `${timeText(left)} left`,
    files > 1 ? `file ${index + 1} of ${files}` : '',
    item.input
  ]
    .filter(part => part !== '')
    .join('  ');
}

function patternsText({ framesDone, frames }: JobItem): string {
  return frames > 0 ? `${framesDone} of ${frames} patterns` : '';
}

/** Seconds as 12 s, 3 min 20 s, 1 h 05 min. */
export function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) {
    return `${whole} s`;
  }
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes} min ${whole % 60} s`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
