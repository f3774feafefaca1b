import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';

import { shellWord } from '../../core/slurm/script';
import { isMissing } from '../../storage/fileErrors';
import { slurmEnvironment } from './slurmEnvironment';
import { slurmTrouble, SlurmTrouble, sshTrouble } from './trouble';

export type SlurmProgram = 'sbatch' | 'squeue' | 'sacct' | 'scancel' | 'scontrol' | 'sinfo';

/** Where Slurm's commands are. */
export interface SlurmPlace {
  /** Host to run them on through ssh; absent: this machine */
  readonly login?: string;
  /** Options of ssh before the host, such as a configuration of the site */
  readonly ssh?: readonly string[];
}

/** A user waits for the answer. */
const LONGEST_MS = 15_000;
/** Whoever holds the output open after the end, as the shared connection of an ssh does, is not waited for. */
const FAREWELL_MS = 500;
/** More than the queue of one user can be. */
const MOST_BYTES = 32 * 2 ** 20;
const NOT_FOUND = 127;
const SSH_FAILED = 255;

/** Runs Slurm's commands, here or on a login host. Nothing that a user has named is ever part of a command line. */
export class SlurmCommands {
  constructor(
    private readonly place: SlurmPlace = {},
    private readonly environment: NodeJS.ProcessEnv = process.env,
    private readonly longestMs = LONGEST_MS
  ) {}

  /**
   * @param input what the command reads
   * @returns what it prints
   * @throws SlurmTrouble when it fails, is missing, or does not end in time
   */
  async run(program: SlurmProgram, args: readonly string[], input?: string): Promise<string> {
    const { login } = this.place;
    const [file, words] = login === undefined ? [program, args] : ['ssh', this.remote(login, program, args)];
    const child = spawn(file, words, {
      cwd: '/',
      env: login === undefined ? slurmEnvironment(this.environment) : this.environment,
      stdio: ['pipe', 'pipe', 'pipe']
    });
    // One that ends without reading is judged by what it says
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    const { status, out, err, isLate } = await this.ended(child, program);
    if (isLate) {
      const where = login === undefined ? '' : ` on ${login}`;
      throw new SlurmTrouble(
        'E_SLURM_SILENT',
        `Slurm does not answer: ${program}${where} said nothing for ${this.longestMs / 1000} s. What was submitted goes on by itself.`
      );
    }
    if (status !== 0) {
      throw this.trouble(program, status, err);
    }
    return out;
  }

  private remote(login: string, program: string, args: readonly string[]): string[] {
    const options = ['-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', ...(this.place.ssh ?? [])];
    return [...options, '--', login, [program, ...args].map(shellWord).join(' ')];
  }

  private trouble(program: string, status: number | null, words: string): SlurmTrouble {
    const { login } = this.place;
    if (login !== undefined && (status === SSH_FAILED || status === null)) {
      // A connection that breaks says nothing of what became of the command
      return (
        sshTrouble(login, words) ??
        new SlurmTrouble('E_SLURM_SILENT', `The connection to ${login} broke before ${program} gave an answer.`)
      );
    }
    if (login !== undefined && status === NOT_FOUND) {
      return new SlurmTrouble(
        'E_NO_SLURM',
        `${login} has no ${program}. Choose a login host of the cluster, on which 'ssh ${login} ${program} --version' works.`
      );
    }
    return slurmTrouble(words);
  }

  private ended(child: ChildProcess, program: string): Promise<Ended> {
    return new Promise((resolve, reject) => {
      let [out, err, isLate] = ['', '', false];
      let status: number | null = null;
      const timer = setTimeout(() => {
        isLate = true;
        child.kill('SIGKILL');
      }, this.longestMs);
      const settle = (): void => {
        clearTimeout(timer);
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve({ status, out, err, isLate });
      };
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        out = (out + text).slice(0, MOST_BYTES);
      });
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        err = (err + text).slice(0, MOST_BYTES);
      });
      child.on('error', cause => {
        clearTimeout(timer);
        reject(isMissing(cause) ? missing(program, this.place.login) : cause);
      });
      child.on('exit', code => {
        status = code;
        setTimeout(settle, FAREWELL_MS).unref();
      });
      child.on('close', settle);
    });
  }
}

interface Ended {
  /** Null for one that was killed */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly isLate: boolean;
}

function missing(program: string, login: string | undefined): SlurmTrouble {
  return login === undefined
    ? new SlurmTrouble(
        'E_NO_SLURM',
        `There is no ${program} on this machine. Name a login host of the cluster as "login" in cluster.json (--login HOST), or submit where Slurm is installed.`
      )
    : new SlurmTrouble(
        'E_SSH',
        'There is no ssh on this machine, which the way to the login host takes (OpenSSH client).'
      );
}
