import { backendPid } from './backendProcess';
import { LONG_SESSION, longSession, sampleSession } from './scratch';
import { expect, test } from './story';

const stillRunning = new RegExp(`of ${LONG_SESSION} files done.*MB/s`);

test('a conversion goes on while the page is loaded again, and while the backend is killed and started again', async ({
  convertPage,
  folder
}) => {
  const many = longSession(folder);
  const { gold } = sampleSession(folder);
  await convertPage.openSidebar();
  await convertPage.openAt(many);
  await convertPage.convertButton.click();
  await expect(convertPage.run).toContainText(/MB\/s/);
  await convertPage.reload();
  await expect(convertPage.session.box('Subfolder')).toHaveValue('many');
  await expect(convertPage.run).toContainText(stillRunning);
  await expect(convertPage.table.count('converting')).toBeVisible();
  const killed = backendPid();
  process.kill(killed, 'SIGKILL');
  await expect(convertPage.panel.getByRole('alert').first()).toContainText('keeps running meanwhile');
  await expect(convertPage.sidebar).toContainText('Backend ready');
  expect(backendPid()).not.toBe(killed);
  await expect(convertPage.run).toContainText(stillRunning);
  await convertPage.cancelAll();
  await convertPage.session.show(gold);
  await convertPage.table.read();
  await convertPage.convert();
  await convertPage.result.drawn('20260317_101204_data.hdf5');
});
