import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect, test } from '@playwright/test';

import type { Hub } from './hub';
import { logIn, serverOf, startHub } from './hub';
import { LONG_SESSION, longSession, newFolder, remove, resultOf, stamps } from './scratch';

/** Hub, Slurm and two servers start within it. */
test.setTimeout(420_000);

let hub: Hub;
let folder: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = newFolder('hub');
  hub = await startHub(folder);
});
test.afterAll(async () => {
  await hub.stop();
  remove(folder);
});

test('two people at a hub: one submits a conversion to Slurm and looks at it, the other sees none of it', async ({
  browser
}) => {
  test.skip(hub.missing !== undefined, hub.missing);
  const session = join(hub.data, '2026', 'cm40001-1');
  const alice = await logIn(hub, browser, 'alice');
  const { convert } = alice;
  await convert.openAt(join(session, 'Merlin', 'Au_xgrating'));
  await convert.openCluster();
  await convert.cluster.getByRole('button', { name: 'Submit 2 acquisitions' }).click();
  await expect(convert.table.count('2 complete')).toBeVisible({ timeout: 180_000 });
  const result = resultOf(session, 'Au_xgrating', stamps.gold);
  expect(existsSync(result)).toBe(true);
  const scripts = join(dirname(dirname(result)), 'scripts');
  const [job] = readdirSync(scripts);
  expect(readdirSync(join(scripts, job))).toContain('slurm.json');
  await convert.table.look(stamps.gold);
  await convert.result.drawn();

  const bob = await logIn(hub, browser, 'bob');
  await bob.convert.openAt(join(session, 'Merlin', 'Au_xgrating'));
  // The results belong to the session, the job to Alice
  await expect(bob.convert.table.count('2 complete')).toBeVisible();
  await expect(bob.convert.run).not.toContainText('2 converted');
  await expect(convert.run).toContainText('2 converted');
});

test('a job goes on while the server of its user is gone, and is there again', async ({ browser }) => {
  const many = longSession(hub.data);
  const { page, convert } = await logIn(hub, browser, 'carol');
  await convert.openAt(many);
  await convert.convertButton.click();
  await expect(convert.run).toContainText(/MB\/s/);
  process.kill(serverOf('carol'), 'SIGKILL');
  // The hub looks every half minute whether a server still runs
  await expect(async () => {
    await page.goto(`${hub.url}/hub/home`);
    await expect(page.locator('#start')).toHaveText(/Start\s+My Server/, { timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  await page.locator('#start').click();
  await convert.panel.waitFor({ timeout: 120_000 });
  await expect(convert.run).toContainText(new RegExp(`of ${LONG_SESSION} files done`));
  await convert.cancelAll();
  await expect(convert.run.getByRole('button', { name: 'Cancel all' })).toHaveCount(0);
});
