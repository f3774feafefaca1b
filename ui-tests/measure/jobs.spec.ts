import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { test } from '@jupyterlab/galata';
import type { Page } from '@playwright/test';

import { backendPid } from '../tests/backendProcess';
import { HOME, newFolder, remove } from '../tests/scratch';
import { mainThreadTasks } from './mainThread';
import { summary, write } from './measured';
import { interactions } from './interactions';

const TASKS = 500;
const ROUNDS = 8;
const LONG_WAIT = { timeout: 120_000 };

test('measures the sidebar while 500 tasks report', async ({ page }) => {
  const folder = newFolder('measure-jobs');
  const job = join(folder, 'scripts', 'measured_convert_500');
  const tasks = spawn(process.execPath, [join(__dirname, 'reportingTasks.mjs'), job, String(TASKS)], {
    stdio: ['ignore', 'pipe', 'inherit']
  });
  try {
    await once(tasks.stdout, 'data');
    noteJob(job);
    await page.sidebar.openTab('jupyterlab-4dstem-sidebar');
    const card = page.locator('.fd-Sidebar .fd-JobCard').first();
    await card.getByText(`${TASKS} data sets`).first().waitFor(LONG_WAIT);
    await card.getByText(`${TASKS} running`).waitFor(LONG_WAIT);
    const found: number[] = [];
    const tasksOfPage = await mainThreadTasks(page, async () => {
      found.push(...(await interactions(page, () => use(page))));
    });
    const backendMB = peakMemory(backendPid());
    write({ jobs: { interactions: found.sort((a, b) => a - b), tasks: summary(tasksOfPage), backendMB } });
  } finally {
    tasks.kill();
    await once(tasks, 'exit');
    remove(folder);
  }
});

/** Opens and closes the rows of the job, and types into a box of the session. */
async function use(page: Page): Promise<void> {
  const sidebar = page.locator('.fd-Sidebar');
  const rows = sidebar.locator('.fd-JobCard > details > summary').first();
  const box = sidebar.getByRole('combobox', { name: 'Base directory' });
  for (let round = 0; round < ROUNDS; round++) {
    await rows.click();
    await page.waitForTimeout(400);
    await box.click();
    await page.keyboard.type('/data', { delay: 120 });
    await page.keyboard.press('Escape');
    await page.waitForTimeout(400);
  }
}

/** MB that a process took at most since its start (Linux). */
function peakMemory(pid: number): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round((Number(kilobytes) * 1024) / 1e6);
}

/** As whoever starts a job does: the lists of the user know of it. */
function noteJob(folder: string): void {
  const state = join(HOME, '.local', 'state', 'jupyterlab-4dstem');
  mkdirSync(state, { recursive: true });
  appendFileSync(join(state, 'jobs.jsonl'), `\n${JSON.stringify({ folder })}\n`);
}
