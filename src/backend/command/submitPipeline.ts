import { resolve } from 'node:path';

import { InputError } from '../../core/errors';
import type { StartedPipeline } from '../../jobs/startPipeline';
import type { Kind } from '../../protocol/capabilities';
import { KINDS } from '../../protocol/capabilities';
import { STEPS, startPipeline } from '../../protocol/pipeline';
import type { Problem } from '../../protocol/problem';
import { problemOf } from '../../protocol/problem';
import { UsageError } from '../../protocol/usageError';
import { askedReferences } from './askedReferences';
import { ExitStatus } from './exitStatus';
import { interruptible } from './interruption';
import { namedOptions } from './namedOptions';
import { OptionFlags } from './optionFlags';
import { errorLines, printErrors, reportJson } from './report';
import { startNamedPipeline } from './startJob';
import { sayWhole, submittedJob, submittedText } from './submit';
import type { SubmitFlags } from './submitFlags';
import { partedFlags, placeOf } from './submitFlags';

export interface PipelineFlags extends SubmitFlags {
  reference: readonly string[];
  until: Kind;
  out?: string;
  options?: string;
  json?: boolean;
}

/** Says what the jobs of a submission are called. */
export async function sayPipeline(
  { id, jobs }: StartedPipeline,
  problems: readonly Problem[],
  json: boolean
): Promise<void> {
  const entries = await Promise.all(jobs.map(({ folder, order }) => submittedJob(folder, order)));
  process.stdout.write(
    json
      ? reportJson({ ...{ pipeline: { id, jobs: entries } }, errors: problems })
      : entries.map(submittedText).join('')
  );
}

/** Starts the jobs of a pipeline, and says what they are called. */
export async function submitPipeline(paths: readonly string[], typed: PipelineFlags, script: URL): Promise<ExitStatus> {
  const { submit: where, rest } = partedFlags(typed);
  const { reference, until, out, options, json = false } = rest;
  try {
    const wish = startPipeline.params.parse({
      references: [],
      samples: paths.map(path => resolve(path)),
      options: stepOptions(options, out),
      until
    });
    const place = await placeOf(where);
    return await interruptible(async signal => {
      const asked = { ...wish, references: await askedReferences(reference, wish, signal), ...place };
      const { problems, kept, ...started } = await startNamedPipeline(asked, signal, script);
      await sayPipeline(started, problems, json);
      for (const path of kept) {
        process.stderr.write(
          `${path} is calibrated already, and its calibration stays. Make another with jupyter 4dstem calibrate.\n`
        );
      }
      started.jobs.forEach(sayWhole);
      process.stderr.write(errorLines(problems));
      return problems.length > 0 ? ExitStatus.Failed : ExitStatus.Ok;
    });
  } catch (cause) {
    if (!(cause instanceof InputError)) {
      throw cause;
    }
    printErrors('jobs', [problemOf(cause, paths[0])], json);
    return ExitStatus.Failed;
  }
}

/** Options by kind; the first steps write to `out`, and what follows lies beside. @throws UsageError */
function stepOptions(text: string | undefined, out: string | undefined): object {
  const given = text === undefined ? {} : objectIn(text);
  const begins = new Set(['references', 'samples'].map(of => STEPS.find(step => step.of === of)?.kind));
  return Object.fromEntries(
    KINDS.flatMap(kind => {
      const named = given[kind] === undefined ? {} : namedOptions(kind, JSON.stringify(given[kind])).given;
      const options = { ...(begins.has(kind) && out !== undefined && { out }), ...named };
      const flags = new OptionFlags(kind);
      return Object.keys(options).length > 0 ? [[kind, flags.resolved(flags.checked(options as never))]] : [];
    })
  );
}

function objectIn(text: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).every(key => KINDS.includes(key as Kind))
    ) {
      return value as Partial<Record<string, unknown>>;
    }
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) {
      throw cause;
    }
  }
  throw new UsageError(
    `--options: one JSON object with options by step (${KINDS.join(', ')}) is expected, not ${text}`
  );
}
