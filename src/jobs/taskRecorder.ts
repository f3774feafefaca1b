import { join } from 'node:path';

import type { JobItem } from '../protocol/jobs';
import { ownProcess } from '../storage/processIdentity';
import { replaceFile } from './atomicFile';
import { progressFile, resultFile } from './jobFiles';
import type { ItemUpdate } from './jobItems';
import { resultsOf, updated, workOf } from './jobItems';
import type { TaskProgress } from './jobSchema';
import { JOB_VERSION } from './jobSchema';
import { HEARTBEAT_MS } from './jobState';
import { Rate } from './rate';

/** Between two versions of the progress at the least. */
const PAUSE_MS = 250;
/** A long list of files is written less often: a shared file system has better things to do. Bytes per ms. */
const PACE = 400;

/**
 * Writes `progress-<task>.json` and `result-<task>.json` while a task works: at most four times a second, and a sign of
 * life every few seconds. A version that cannot be written (full disk) is told to `onTrouble` once, and tried again with the
 * next.
 */
export class TaskRecorder {
  constructor(
    private readonly folder: string,
    private readonly task: number,
    private readonly onTrouble: (error: unknown) => void,
    private readonly now: () => number = Date.now
  ) {
    const time = now();
    this.progress = { status: 'waiting', startedAt: time };
    this.bytes.add(time, 0);
    this.frames.add(time, 0);
    this.pulse = setInterval(() => this.touch(), HEARTBEAT_MS);
  }

  get items(): readonly JobItem[] {
    return this.known;
  }

  /** Takes in what is new; it is written soon. */
  set(change: Partial<Pick<TaskProgress, 'status' | 'reason'>>): void {
    this.progress = { ...this.progress, ...change };
    this.touch();
  }

  update(news: readonly ItemUpdate[]): void {
    this.known = updated(this.known, news);
    this.resultChanged ||= news.some(({ result, problem }) => result !== undefined || problem !== undefined);
    const { done, left } = workOf(this.known);
    const now = this.now();
    this.bytes.add(now, done.bytes);
    this.frames.add(now, done.frames);
    const bytesPerSecond = done.bytes + left.bytes > 0 ? this.bytes.perSecond : undefined;
    const framesPerSecond = this.frames.perSecond;
    this.progress = {
      ...this.progress,
      bytesPerSecond,
      framesPerSecond,
      secondsLeft: timeLeft(left.bytes, bytesPerSecond) ?? timeLeft(left.frames, framesPerSecond)
    };
    this.touch();
  }

  /** Writes the last version and nothing more; rejects when that cannot be done. */
  async end(status: TaskProgress['status'], items: readonly JobItem[], reason?: string): Promise<void> {
    clearInterval(this.pulse);
    clearTimeout(this.timer);
    this.ended = true;
    await this.writing;
    this.known = [...items];
    this.resultChanged = true;
    this.progress = { ...this.progress, status, reason, secondsLeft: undefined, endedAt: this.now() };
    await this.write();
  }

  /** Writes now. */
  async write(): Promise<void> {
    this.changed = false;
    let bytes = 0;
    if (this.resultChanged) {
      this.resultChanged = false;
      const text = JSON.stringify(resultsOf(this.known));
      bytes += text.length;
      // Before the progress that tells of it
      await replaceFile(join(this.folder, resultFile(this.task)), text);
    }
    const progress: TaskProgress = {
      version: JOB_VERSION,
      task: this.task,
      process: ownProcess(),
      ...this.progress,
      heartbeat: this.now(),
      items: this.known.map(({ result: _result, problem: _problem, ...item }) => item)
    };
    const text = JSON.stringify(progress);
    this.pauseMs = Math.max(PAUSE_MS, (bytes + text.length) / PACE);
    await replaceFile(join(this.folder, progressFile(this.task)), text);
  }

  private touch(): void {
    this.changed = true;
    if (this.timer === undefined && !this.ended) {
      this.timer = setTimeout(() => {
        this.writing = this.attempt();
      }, this.pauseMs);
    }
  }

  private async attempt(): Promise<void> {
    try {
      await this.write();
    } catch (cause) {
      this.resultChanged = true;
      if (!this.troubled) {
        this.troubled = true;
        this.onTrouble(cause);
      }
    }
    this.timer = undefined;
    if (this.changed) {
      this.touch();
    }
  }

  private known: JobItem[] = [];
  private progress: Pick<
    TaskProgress,
    'status' | 'reason' | 'startedAt' | 'endedAt' | 'bytesPerSecond' | 'framesPerSecond' | 'secondsLeft'
  >;
  private changed = false;
  private resultChanged = false;
  private pauseMs = PAUSE_MS;
  private readonly bytes = new Rate();
  private readonly frames = new Rate();
  private readonly pulse: ReturnType<typeof setInterval>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();
  private troubled = false;
  private ended = false;
}

/** Undefined where it is not known how much is left. */
function timeLeft(left: number | undefined, perSecond: number | undefined): number | undefined {
  return left !== undefined && perSecond ? left / perSecond : undefined;
}
