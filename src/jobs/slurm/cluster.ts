import type { AccountedTask } from '../../core/slurm/sacct';
import { parseSacct, SACCT_ARGUMENTS } from '../../core/slurm/sacct';
import { USUAL_ARRAY_SIZE } from '../../core/slurm/taskArrays';
import type { SlurmPlace } from './commands';
import { SlurmCommands } from './commands';
import { SlurmQueue } from './queue';
import { SlurmTrouble } from './trouble';

/** Ids in one question to accounting. */
const MOST_IDS = 500;

/** One cluster, as it is reached in one way. */
export class SlurmCluster {
  constructor(
    readonly commands: SlurmCommands,
    now: () => number
  ) {
    this.queue = new SlurmQueue(commands, now);
  }

  readonly queue: SlurmQueue;

  /** Indices of an array stay below it. */
  async arraySize(): Promise<number> {
    const configuration = await this.commands.run('scontrol', ['show', 'config']);
    this.lastArraySize = Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(configuration)?.[1] ?? USUAL_ARRAY_SIZE);
    return this.lastArraySize;
  }

  /** What Slurm said last of it, or what it usually is. */
  get knownArraySize(): number {
    return this.lastArraySize ?? USUAL_ARRAY_SIZE;
  }

  /** What accounting says of tasks such as 123_0; nothing where the site keeps no accounts, or they do not answer. */
  async accounted(ids: readonly string[]): Promise<AccountedTask[]> {
    const found: AccountedTask[] = [];
    for (let at = 0; at < ids.length && this.hasAccounts; at += MOST_IDS) {
      try {
        const some = ids.slice(at, at + MOST_IDS).join(',');
        found.push(...parseSacct(await this.commands.run('sacct', [...SACCT_ARGUMENTS, `--jobs=${some}`])));
      } catch (cause) {
        if (!(cause instanceof SlurmTrouble)) {
          throw cause;
        }
        this.hasAccounts = cause.isSilence;
        return found;
      }
    }
    return found;
  }

  private hasAccounts = true;
  private lastArraySize: number | undefined;
}

/** Clusters by the way to them; one question for all jobs needs one place that asks. */
export class SlurmClusters {
  constructor(
    private readonly environment: NodeJS.ProcessEnv,
    private readonly now: () => number
  ) {}

  of({ login, ssh }: SlurmPlace): SlurmCluster {
    const key = JSON.stringify([login, ssh]);
    const known =
      this.clusters.get(key) ?? new SlurmCluster(new SlurmCommands({ login, ssh }, this.environment), this.now);
    this.clusters.set(key, known);
    return known;
  }

  /** Jobs by their cluster. */
  grouped<T>(jobs: readonly T[], placeOf: (job: T) => SlurmPlace): { cluster: SlurmCluster; jobs: T[] }[] {
    const groups = new Map<SlurmCluster, T[]>();
    for (const job of jobs) {
      const cluster = this.of(placeOf(job));
      groups.set(cluster, [...(groups.get(cluster) ?? []), job]);
    }
    return [...groups].map(([cluster, jobs]) => ({ cluster, jobs }));
  }

  private readonly clusters = new Map<string, SlurmCluster>();
}
