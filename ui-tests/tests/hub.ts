import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Browser, Page } from '@playwright/test';

import { ConvertPage } from './convertPage';

const START = resolve(__dirname, '..', '..', 'tools', 'hub.py');
const PASSWORD = '4dstem-trial';

/** The JupyterHub of `make hub`, with its Slurm and its simulated session. */
export interface Hub {
  readonly url: string;
  /** Base directory of the session */
  readonly data: string;
  /** Why there is no Slurm */
  readonly missing?: string;
  stop(): Promise<void>;
}

export async function startHub(folder: string): Promise<Hub> {
  const log = openSync(join(folder, 'hub.log'), 'w');
  const child = spawn('python', [START, '--port', String(await freePort()), '--folder', folder], {
    stdio: ['ignore', 'pipe', log]
  });
  const ended = once(child, 'exit');
  let missing: string | undefined;
  for await (const line of createInterface({ input: child.stdout! })) {
    missing = /^No Slurm: (.*)/.exec(line)?.[1] ?? missing;
    const [url] = /^http:[^ ]*\d/.exec(line) ?? [];
    if (url !== undefined) {
      child.stdout!.resume();
      const stop = async (): Promise<void> => {
        child.kill('SIGTERM');
        await ended;
      };
      return { url, data: join(folder, 'data'), missing, stop };
    }
  }
  throw new Error('The hub did not start.');
}

/** Somebody at the hub, in a browser of their own, with JupyterLab open. */
export async function logIn(hub: Hub, browser: Browser, name: string): Promise<{ page: Page; convert: ConvertPage }> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`${hub.url}/hub/login`);
  await page.locator('#username_input').fill(name);
  await page.locator('#password_input').fill(PASSWORD);
  await page.locator('#login_submit').click();
  await page.locator('.jp-LauncherCard').first().waitFor({ timeout: 120_000 });
  return { page, convert: new ConvertPage(page as unknown as IJupyterLabPageFixture) };
}

/** Process id of the Jupyter server of somebody (Linux: from /proc). */
export function serverOf(name: string): number {
  const found = readdirSync('/proc').find(pid => {
    try {
      return /^\d+$/.test(pid) && variables(pid).get('JUPYTERHUB_USER') === name && isServer(pid);
    } catch {
      // It has ended meanwhile
      return false;
    }
  });
  if (found === undefined) {
    throw new Error(`${name} has no server.`);
  }
  return Number(found);
}

function variables(pid: string): Map<string, string> {
  const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  return new Map(entries.map(entry => [entry.split('=', 1)[0], entry.slice(entry.indexOf('=') + 1)]));
}

function isServer(pid: string): boolean {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('jupyterhub-singleuser');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
