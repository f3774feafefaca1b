import type { AccountedTask } from '../../core/slurm/sacct';
import { parseSacct, SACCT_ARGUMENTS } from '../../core/slurm/sacct';
import type { SlurmPartition } from '../../core/slurm/sinfo';
import { longestIn, parseSinfo, SINFO_ARGUMENTS } from '../../core/slurm/sinfo';
import { USUAL_ARRAY_SIZE } from '../../core/slurm/taskArrays';
import type { SlurmPlace } from './commands';
import { SlurmCommands } from './commands';
import { SlurmQueue } from './queue';
import { SlurmTrouble } from './trouble';

/** Ids in one question to accounting. */
const MOST_IDS = 500;
/** So long what Slurm said of its partitions is taken to hold. */
const PARTITIONS_MS = 10 * 60_000;
/** Who has not answered is not asked again for the same submission. */
const SILENCE_MS = 2000;

/** What the accounts of a cluster say of some tasks. */
export interface Accounts {
  readonly tasks: readonly AccountedTask[];
  /** Whether the site keeps any */
  readonly kept: boolean;
  /** Why they do not answer, although the site keeps them */
  readonly trouble?: string;
}

/** One cluster, as it is reached in one way. */
export class SlurmCluster {
  constructor(
    readonly commands: SlurmCommands,
    private readonly now: () => number
  ) {
    this.queue = new SlurmQueue(commands, now);
  }

  readonly queue: SlurmQueue;

  /** Indices of an array stay below it. @throws SlurmTrouble where it does not answer, or has just not done so */
  async arraySize(): Promise<number> {
    if (this.silence && this.now() - this.silence.at < SILENCE_MS) {
      throw this.silence.trouble;
    }
    const configuration = await this.commands.run('scontrol', ['show', 'config']);
    this.lastArraySize = Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(configuration)?.[1] ?? USUAL_ARRAY_SIZE);
    return this.lastArraySize;
  }

  /** What Slurm said last of it, or what it usually is. */
  get knownArraySize(): number {
    return this.lastArraySize ?? USUAL_ARRAY_SIZE;
  }

  /** @throws SlurmTrouble where it does not answer */
  async partitions(): Promise<readonly SlurmPartition[]> {
    const partitions = parseSinfo(await this.commands.run('sinfo', SINFO_ARGUMENTS));
    this.known = { partitions, at: this.now() };
    return partitions;
  }

  /** Minutes that a partition gives at most, or one of several; undefined where nobody says. */
  async longest(names: string): Promise<number | undefined> {
    const { partitions: known, at = 0 } = this.known ?? {};
    // Where nobody answers, whoever submits is told so then
    const partitions = known && this.now() - at < PARTITIONS_MS ? known : await orTrouble(this.partitions());
    if (!(partitions instanceof SlurmTrouble)) {
      return longestIn(partitions, names);
    }
    // Whoever submits is not to wait for it twice
    this.silence = partitions.isUnreached ? { trouble: partitions, at: this.now() } : undefined;
    return undefined;
  }

  /** @param ids of tasks, such as 123_0 */
  async accounted(ids: readonly string[]): Promise<Accounts> {
    const tasks: AccountedTask[] = [];
    for (let at = 0; at < ids.length && this.keepsAccounts !== false; at += MOST_IDS) {
      const some = ids.slice(at, at + MOST_IDS).join(',');
      const answer = await orTrouble(this.commands.run('sacct', [...SACCT_ARGUMENTS, `--jobs=${some}`]));
      if (answer instanceof SlurmTrouble) {
        return { tasks, ...(await this.withoutAnswer(answer)) };
      }
      this.keepsAccounts = true;
      tasks.push(...parseSacct(answer));
    }
    return { tasks, kept: this.keepsAccounts ?? false };
  }

  /** Accounts that are down, and none, look alike: the controller knows what the site has. */
  private async withoutAnswer(trouble: SlurmTrouble): Promise<Omit<Accounts, 'tasks'>> {
    if (this.keepsAccounts === undefined && trouble.code === 'E_NO_SLURM') {
      this.keepsAccounts = false;
    } else if (this.keepsAccounts === undefined) {
      const said = await orTrouble(this.commands.run('scontrol', ['show', 'config']));
      if (!(said instanceof SlurmTrouble)) {
        this.keepsAccounts = keepsAccounts(said);
      }
    }
    return this.keepsAccounts === false
      ? { kept: false }
      : { kept: true, trouble: `Slurm has forgotten it, and its accounts do not answer. ${trouble.message}` };
  }

  /** Undefined until it is known */
  private keepsAccounts: boolean | undefined;
  private lastArraySize: number | undefined;
  private silence: { readonly trouble: SlurmTrouble; readonly at: number } | undefined;
  private known: { readonly partitions: readonly SlurmPartition[]; readonly at: number } | undefined;
}

/** @param configuration what `scontrol show config` prints */
export function keepsAccounts(configuration: string): boolean {
  const [, type = ''] = /^AccountingStorageType\s*=\s*(\S+)/m.exec(configuration) ?? [];
  return type !== '' && !/none|^\(null\)$/.test(type);
}

/** What a command says, or why it does not. */
async function orTrouble<T>(running: Promise<T>): Promise<T | SlurmTrouble> {
  try {
    return await running;
  } catch (cause) {
    if (cause instanceof SlurmTrouble) {
      return cause;
    }
    throw cause;
  }
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
