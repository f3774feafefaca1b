import { stat } from 'node:fs/promises';

import { CancelledError } from '../../../core/errors';
import type { ProfileSketch } from '../../../protocol/analyse/analysisRequests';
import type { Problem } from '../../../protocol/problem';
import { problemOf } from '../../../protocol/problem';
import type { PathGuard } from '../../../storage/pathGuard';
import { encodedImage } from '../../encodedImage';
import { jobCounters } from '../../threads/jobCounters';
import type { TaskRunner } from '../../threads/taskRunner';
import type { Sketch } from './sketchTask';
import { travelling } from '../../../core/travelling';

interface Means {
  readonly guard: PathGuard;
  readonly signal: AbortSignal;
  /** Told sketches as they are there */
  report(sketches: ProfileSketch[]): Promise<void>;
}

/** Files read before what is known of them is told. */
const TOLD_TOGETHER = 8;
/** Sketches that are kept, of some kB each */
const MOST_KEPT = 500;

/** Quick looks at many profile files; a file that has not changed is read once. */
export class ProfileSketches {
  constructor(private readonly runner: TaskRunner) {}

  /** @returns what is wrong with files that cannot be read. @throws CancelledError */
  async of(files: readonly string[], { guard, signal, report }: Means): Promise<Problem[]> {
    const problems: Problem[] = [];
    const wanted: { path: string; version: string }[] = [];
    for (const path of new Set(files)) {
      try {
        await guard(path, 'read');
        const { mtimeMs, size } = await stat(path);
        const version = `${mtimeMs} ${size}`;
        const known = this.kept.get(path);
        if (known?.version === version) {
          await report([known.sketch]);
        } else {
          wanted.push({ path, version });
        }
      } catch (cause) {
        if (cause instanceof CancelledError) {
          throw cause;
        }
        problems.push(problemOf(cause, path));
      }
    }
    for (let first = 0; first < wanted.length; first += TOLD_TOGETHER) {
      const part = wanted.slice(first, first + TOLD_TOGETHER);
      const job = { paths: part.map(({ path }) => path), counters: jobCounters() };
      const done = (await this.runner.run('profileSketches', job, signal)).flat();
      const sketches: ProfileSketch[] = [];
      for (const one of done) {
        if ('problem' in one) {
          problems.push(one.problem);
        } else {
          const sketch = told(one.path, one.sketch);
          sketches.push(sketch);
          this.keep(one.path, { version: part.find(({ path }) => path === one.path)?.version ?? '', sketch });
        }
      }
      await report(sketches);
    }
    return problems;
  }

  private keep(path: string, sketch: { version: string; sketch: ProfileSketch }): void {
    this.kept.delete(path);
    this.kept.set(path, sketch);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) {
      this.kept.delete(oldest);
    }
  }

  /** The oldest first */
  private readonly kept = new Map<string, { readonly version: string; readonly sketch: ProfileSketch }>();
}

function told(file: string, { axes, map, shape, profile, positions }: Sketch): ProfileSketch {
  const [rows, columns, bins] = axes.shape;
  return {
    file,
    axis: { offset: axes.offset, scale: axes.scale, bins },
    scan: [rows, columns],
    map: encodedImage(map, ...shape),
    profile: travelling(profile),
    positions
  };
}
