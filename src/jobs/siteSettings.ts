import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as z from 'zod';

import { InputError } from '../core/errors';
import type { ClusterSettings, Submission, SubmissionWish } from '../protocol/cluster';
import { clusterSettingsSchema, submissionSchema } from '../protocol/cluster';
import { readJson } from './atomicFile';

const NAME = join('jupyterlab-4dstem', 'cluster.json');

/**
 * What a site and a user have set for submitting jobs: `jupyterlab-4dstem/cluster.json` in each of `$XDG_CONFIG_DIRS` (usually `/etc/xdg`)
 * and in `$XDG_CONFIG_HOME` (usually `~/.config`), the user's over the site's (XDG Base Directory Specification 0.8).
 *
 * @throws InputError `E_SETTINGS` for a file that is something else
 */
export async function clusterSettings(environment: NodeJS.ProcessEnv = process.env): Promise<ClusterSettings> {
  const { XDG_CONFIG_DIRS: dirs, XDG_CONFIG_HOME: home } = environment;
  // The first of the list counts most, and the user's own before it
  const sites = (dirs || '/etc/xdg').split(':').reverse();
  const folders = [...sites, home || join(homedir(), '.config')].filter(folder => isAbsolute(folder));
  let settings: ClusterSettings = {};
  for (const folder of folders) {
    settings = { ...settings, ...(await settingsIn(join(folder, NAME))) };
  }
  return settings;
}

/** What to ask of the cluster for a wish: the settings, and over them what it names. @throws InputError `E_SETTINGS` */
export async function submissionFor(wish: SubmissionWish = {}, environment = process.env): Promise<Submission> {
  // Settings also say what no submission does
  return z.object(submissionSchema.shape).parse({ ...(await clusterSettings(environment)), ...wish });
}

async function settingsIn(path: string): Promise<ClusterSettings> {
  try {
    return (await readJson(path, clusterSettingsSchema)) ?? {};
  } catch (cause) {
    const why =
      cause instanceof z.ZodError
        ? cause.issues
            .map(({ path: at, message }) => [...(at.length > 0 ? [at.join('.')] : []), message].join(': '))
            .join(' ')
        : cause instanceof SyntaxError
          ? 'it is not JSON.'
          : undefined;
    if (why === undefined) {
      throw cause;
    }
    throw new InputError('E_SETTINGS', `The settings of the cluster, ${path}, cannot be used: ${why}`, { cause });
  }
}
