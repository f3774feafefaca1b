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

// What an old page says is simulated: its first message is changed on the way
test('a page that was loaded before an update says that it is to be reloaded', async ({
  convertPage,
  folder,
  page
}) => {
  const { gold } = sampleSession(folder);
  let isOld = true;
  await page.routeWebSocket(/\/jupyterlab-4dstem\/rpc/, socket => {
    const server = socket.connectToServer();
    socket.onMessage(message => {
      const text = message.toString();
      server.send(isOld ? text.replace(/"contract":"[0-9a-f]{12}"/, '"contract":"000000000000"') : text);
    });
  });
  await page.reload();
  await convertPage.openSidebar();
  const note = convertPage.sidebar.getByRole('alert').first();
  await expect(note).toContainText('4D-STEM was updated after this page was loaded. Reload this page');
  isOld = false;
  await note.getByRole('button', { name: 'Reload page' }).click();
  await convertPage.openAt(gold);
  await expect(convertPage.sidebar).toContainText('Backend ready');
});
