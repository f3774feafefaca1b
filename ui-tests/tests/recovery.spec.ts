import { backendPid } from './backendProcess';
import { longSession, sampleSession } from './scratch';
import { expect, test } from './story';

test('a running conversion is there again after the page was loaded again', async ({ convertPage, folder }) => {
  const many = longSession(folder);
  await convertPage.openFromLauncher();
  await convertPage.type(many);
  await convertPage.convertButton.click();
  await expect(convertPage.conversion(/40 files/)).toContainText(/MB\/s/);
  await convertPage.reload();
  await expect(convertPage.panel).toBeVisible();
  await expect(convertPage.path).toHaveValue(many);
  await expect(convertPage.conversion(/40 files/)).toContainText(/MB\/s/);
  await convertPage
    .conversion(/40 files/)
    .getByRole('button', { name: /Cancel/ })
    .click();
  await expect(convertPage.conversion(/40 files/)).toContainText('cancelled');
});

test('a conversion goes on while the backend is killed and started again', async ({ convertPage, folder }) => {
  const many = longSession(folder, 30);
  const { gold } = sampleSession(folder);
  await convertPage.openFromLauncher();
  await convertPage.openSidebar();
  await convertPage.type(many);
  await convertPage.convertButton.click();
  await expect(convertPage.conversion(/30 files/)).toContainText(/MB\/s/);
  const killed = backendPid();
  process.kill(killed, 'SIGKILL');
  await expect(convertPage.panel.getByRole('alert').first()).toContainText('goes on meanwhile');
  await expect(convertPage.sidebar).toContainText('Backend ready');
  expect(backendPid()).not.toBe(killed);
  await expect(convertPage.conversion(/30 files/)).toContainText(/MB\/s|done/);
  const cancel = convertPage.conversion(/30 files/).getByRole('button', { name: /Cancel/ });
  if (await cancel.isVisible()) {
    await cancel.click();
  }
  await expect(convertPage.conversion(/30 files/)).toContainText(/cancelled|done/);
  await convertPage.type(gold);
  await convertPage.convertButton.click();
  await expect(convertPage.images).toContainText('20260317_101204_data.hdf5');
  await expect(convertPage.image('Mean pattern')).toBeVisible();
});
