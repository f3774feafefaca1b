import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';

import { InputError } from '../core/errors';
import type { SubmissionWish } from '../protocol/cluster';
import { submissionSchema } from '../protocol/cluster';
import { readJson } from './atomicFile';

const NAME = join('jupyterlab-4dstem', 'cluster.json');

/**
 * What a site and a user have set for submitting jobs: `jupyterlab-4dstem/cluster.json` in each of `$XDG_CONFIG_DIRS` (usually `/etc/xdg`)
 * and in `$XDG_CONFIG_HOME` (usually `~/.config`), the user's over the site's (XDG Base Directory Specification 0.8).
 *
 * @throws InputError `E_SETTINGS` for a file that is something else
 */
export async function clusterSettings(environment: NodeJS.ProcessEnv = process.env): Promise<SubmissionWish> {
  const { XDG_CONFIG_DIRS: dirs, XDG_CONFIG_HOME: home } = environment;
  // The first of the list counts most, and the user's own before it
  const sites = (dirs || '/etc/xdg').split(':').reverse();
  const folders = [...sites, home || join(homedir(), '.config')].filter(folder => isAbsolute(folder));
  let settings: SubmissionWish = {};
  for (const folder of folders) {
    settings = { ...settings, ...(await settingsIn(join(folder, NAME))) };
  }
  return settings;
}

async function settingsIn(path: string): Promise<SubmissionWish> {
  try {
    return (await readJson(path, submissionSchema.partial())) ?? {};
  } catch (cause) {
    const why =
      cause instanceof z.ZodError
        ? cause.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join(' ')
        : cause instanceof SyntaxError
          ? 'it is not JSON.'
          : undefined;
    if (why === undefined) {
      throw cause;
    }
    throw new InputError('E_SETTINGS', `The settings of the cluster, ${path}, cannot be used: ${why}`, { cause });
  }
}
