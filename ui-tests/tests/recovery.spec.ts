import { backendPid } from './backendProcess';
import { longSession, sampleSession } from './scratch';
import { expect, test } from './story';

test('a running conversion is there again after the page was loaded again', async ({ convert, folder, page }) => {
  const many = longSession(folder);
  await convert.openFromLauncher();
  await convert.type(many);
  await convert.convertButton.click();
  await expect(convert.conversion(/40 files/)).toContainText('running');
  await page.reload();
  await expect(convert.panel).toBeVisible();
  await expect(convert.path).toHaveValue(many);
  await expect(convert.conversion(/40 files/)).toContainText('running');
  await convert
    .conversion(/40 files/)
    .getByRole('button', { name: /Cancel/ })
    .click();
  await expect(convert.conversion(/40 files/)).toContainText('cancelled');
});

test('a backend that was killed is started again, and the panel says what it was doing', async ({
  convert,
  folder
}) => {
  const many = longSession(folder);
  const { gold } = sampleSession(folder);
  await convert.openFromLauncher();
  await convert.openSidebar();
  await convert.type(many);
  await convert.convertButton.click();
  await expect(convert.conversion(/40 files/)).toContainText('running');
  const killed = backendPid();
  process.kill(killed, 'SIGKILL');
  await expect(convert.panel.getByRole('alert').first()).toContainText('stopped');
  await expect(convert.conversion(/40 files/)).toContainText('interrupted');
  await expect(convert.sidebar).toContainText('Backend ready');
  expect(backendPid()).not.toBe(killed);
  await expect(convert.conversion(/40 files/)).toContainText('interrupted');
  await convert.type(gold);
  await convert.convertButton.click();
  await expect(convert.image('Mean pattern')).toBeVisible();
});
