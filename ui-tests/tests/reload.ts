import type { IJupyterLabPageFixture, JupyterLabPage } from '@jupyterlab/galata';

/** Loads the page again. Galata would wait for a launcher, which is not what is restored. */
export async function reload(page: IJupyterLabPageFixture): Promise<void> {
  // The fixture is Galata's page; its interface leaves this option out
  await (page as unknown as JupyterLabPage).reload({ waitForIsReady: false });
}

/** JupyterLab has saved that a tab is open, which takes it a moment. To be asked for before the tab is opened. @param kind of tab: "profiles" */
export async function ownTabSaved(page: IJupyterLabPageFixture, kind: string): Promise<void> {
  const inLayout = new RegExp(`"widgets":\\[[^\\]]*jupyterlab-4dstem-${kind}:`);
  await page.waitForRequest(request => request.method() === 'PUT' && inLayout.test(request.postData() ?? ''));
}
