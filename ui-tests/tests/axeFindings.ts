import AxeBuilder from '@axe-core/playwright';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Page } from '@playwright/test';

/** What axe finds wrong in the panel that is in front by WCAG 2.1 AA, a line for each element. @param what is looked at, said in each line */
export async function axeFindings(page: IJupyterLabPageFixture, what: string): Promise<string[]> {
  const axe = new AxeBuilder({ page: page as unknown as Page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  const { violations } = await axe.include('.fd-Panel').analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${what}: ${id}, ${help}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
  );
}

/** Gives the page the height that axe needs: the body of JupyterLab has none, so that all in it would be taken for hidden. */
export async function readyForAxe(page: IJupyterLabPageFixture): Promise<void> {
  await page.addStyleTag({ content: 'html, body { width: 100vw; height: 100vh; }' });
}
