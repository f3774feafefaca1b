import type { Launcher } from '../launcher';
import type { JobOrder } from '../jobSchema';
import type { TaskWork } from '../runTask';
import { runTask } from '../runTask';

/** Runs jobs within the process of a spec, from their directories as a real one does. */
export class InlineLauncher implements Launcher {
  constructor(
    private readonly stateFolder: string,
    private readonly work: TaskWork
  ) {}

  readonly name = 'local';
  readonly taskPer = 'job';
  readonly launched: JobOrder[] = [];
  readonly log: string[] = [];
  /** As the system does when it shuts down */
  readonly terminate = new AbortController();

  async launch(folder: string, job: JobOrder): Promise<void> {
    this.launched.push(job);
    const { stateFolder, log, terminate } = this;
    const surroundings = { stateFolder, terminated: terminate.signal, log: (line: string) => void log.push(line) };
    this.running.push(
      runTask(folder, 0, () => this.work, surroundings).catch(error => {
        // A spec that takes its folder away
        this.log.push(String(error));
      })
    );
  }

  /** Waits for all that was launched. */
  async ended(): Promise<void> {
    await Promise.all(this.running);
  }

  private readonly running: Promise<unknown>[] = [];
}
