import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

import { errorCode } from './fileErrors';

/** A process that can be told from every other one, also from one that gets the same number later. */
export interface ProcessIdentity {
  /** Name of the machine, for people */
  readonly host: string;
  /**
   * Where the number means something: one boot of one machine, within one container. Eight hexadecimal digits; equal
   * host names of two containers do not make it equal.
   */
  readonly place: string;
  readonly pid: number;
  /** When the process started, in the system's own terms; letters and digits */
  readonly started: string;
}

/** This process. */
export function ownProcess(): ProcessIdentity {
  own ??= identityOf(process.pid);
  if (!own) {
    throw new Error('This process does not find itself in the list of processes.');
  }
  return own;
}

/** A process of this place that runs at the moment; undefined when there is none of that number. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : { host: hostname(), place: ownPlace(), pid, started };
}

/** Whether a process still runs; undefined when that cannot be told from here, because it is of another place. */
export function isAlive({ place, pid, started }: ProcessIdentity): boolean | undefined {
  return place === ownPlace() ? startOf(pid) === started : undefined;
}

let own: ProcessIdentity | undefined;
let place: string | undefined;

/** From the boot id of the kernel and the name space of process numbers (Linux); elsewhere from the host name. */
function ownPlace(): string {
  place ??= createHash('sha256')
    .update(textOf(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')) ?? hostname())
    .update(textOf(() => readlinkSync('/proc/self/ns/pid')) ?? '')
    .digest('hex')
    .slice(0, 8);
  return place;
}

/** Undefined for a number without process, and for one that has ended and only waits to be collected. */
function startOf(pid: number): string | undefined {
  return process.platform === 'linux' ? linuxStart(pid) : listedStart(pid);
}

/** Clock ticks between boot and start: field 22 of proc_pid_stat(5). The command's name, field 2, may hold anything. */
function linuxStart(pid: number): string | undefined {
  const line = textOf(() => readFileSync(`/proc/${pid}/stat`, 'latin1'));
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ');
  return fields && !['Z', 'X'].includes(fields[0]) ? fields[19] : undefined;
}

/** By the second, as ps(1) lists it. */
function listedStart(pid: number): string | undefined {
  try {
    const [state, ...start] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    })
      .trim()
      .split(/\s+/);
    return state.startsWith('Z') || start.length === 0 ? undefined : start.join('').replace(/[^A-Za-z0-9]/g, '');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') {
      throw cause;
    }
    // ps ends with a status when there is no such process
    return undefined;
  }
}

function textOf(read: () => string): string | undefined {
  try {
    return read();
  } catch (cause) {
    if (errorCode(cause) === undefined) {
      throw cause;
    }
    return undefined;
  }
}
