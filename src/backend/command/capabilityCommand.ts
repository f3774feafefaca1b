import { availableParallelism } from 'node:os';

import type { Command } from 'commander';

import { threadsFor, workOf } from '../../pipeline/works';
import type { Kind } from '../../protocol/capabilities';
import { capabilities } from '../../protocol/capabilities';
import { unguarded } from '../../storage/pathGuard';
import type { CapabilityFlags } from './capabilityFlags';
import type { ExitStatus } from './exitStatus';
import { wholeNumber } from './numbers';
import { OptionFlags } from './optionFlags';
import type { SubmitFlags } from './submitFlags';
import { addPartingFlags, addSubmitFlags, partedFlags } from './submitFlags';

type Done = (status: ExitStatus) => void;

/**
 * `jupyter 4dstem <kind>`: does it here and now, or submits it as a job.
 *
 * @param isAsked whether it is the command that was typed; any other needs no flags
 * @param script file that starts the worker threads
 */
export function addCapability<K extends Kind>(
  program: Command,
  kind: K,
  isAsked: boolean,
  script: URL,
  done: Done
): void {
  const { description, argument, about, task, library, json } = capabilities[kind].command;
  const command = program.command(kind).description(description).argument(argument, about);
  if (!isAsked) {
    return;
  }
  const flags = new OptionFlags(kind);
  addPartingFlags(addSubmitFlags(flags.addTo(command)));
  if (task !== undefined) {
    command.option('--task <I>', task, wholeNumber);
  }
  if (library !== undefined) {
    command.option('--library <DIR>', library);
  }
  command.option('--json', json).action(async (paths: string[], typed: CapabilityFlags & SubmitFlags) => {
    const { submit: where, rest: values } = partedFlags(typed);
    if (where.submit !== undefined) {
      const { submitCapability } = await import('./startCapability');
      return done(await submitCapability(kind, flags, paths, values, where, script));
    }
    const work = await workOf(kind);
    if (typed.library !== undefined && work.library) {
      const { printLibrary } = await import('./printLibrary');
      return done(await printLibrary(work.library(typed.library, unguarded), typed.json));
    }
    const threads = threadsFor(work, script, typed.workers ?? availableParallelism(), { joins: true });
    try {
      // Threads start on the other cores while this one reads the rest of the program
      work.warmUp?.(paths, threads);
      const { runCapability } = await import('./runCapability');
      done(await runCapability(kind, flags, paths, values, work, threads));
    } finally {
      await threads.close();
    }
  });
}

interface StartFlags extends CapabilityFlags {
  readonly options?: string;
}

/** `jupyter 4dstem jobs start <kind>`: has it done by a job. @param script the bundle, which the job runs */
export function addStart<K extends Kind>(start: Command, kind: K, script: URL, done: Done, isDefault: boolean): void {
  const { noun, command } = capabilities[kind];
  const flags = new OptionFlags(kind);
  const own = start.command(kind, { isDefault }).argument(command.argument, command.about);
  addPartingFlags(addSubmitFlags(flags.addTo(own)))
    .description(`Start a ${noun} that goes on by itself, and say what it is called.`)
    .option('--options <JSON>', 'options by their names in a notebook, as one JSON object; other flags go over them')
    .option('--json', 'print one JSON object with id and folder of the job')
    .action(async (paths: string[], typed: StartFlags & SubmitFlags) => {
      const { submit: where, rest: values } = partedFlags(typed);
      const { startCapability } = await import('./startCapability');
      done(await startCapability(kind, flags, paths, values, where, script));
    });
}
