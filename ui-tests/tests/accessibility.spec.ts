import { axeFindings, readyForAxe } from './axeFindings';
import { sampleSession, stamps, writeBadFile } from './scratch';
import { expect, test } from './story';

test('nothing of the panel and its sidebar is out of reach, in light and dark', async ({
  convertPage,
  folder,
  page
}) => {
  test.slow();
  const { session } = sampleSession(folder);
  writeBadFile(session.concat('/Merlin'));
  const violations: string[] = [];
  /** Looks at all that is ours in the page; JupyterLab around it is not. */
  const check = async (what: string): Promise<void> => {
    violations.push(...(await axeFindings(page, what)));
  };
  const look = async (theme: string): Promise<void> => {
    await convertPage.table.look(stamps.gold);
    await convertPage.showTab('Result');
    await convertPage.result.drawn();
    await convertPage.result.scan.getByRole('button', { name: 'Virtual image' }).click();
    await check(`${theme}, result`);
    await convertPage.showTab('Details');
    await expect(convertPage.details).toContainText('Raw data');
    await check(`${theme}, details`);
    await convertPage.table.look(stamps.edx);
    await convertPage.showTab('Scan shape');
    await expect(convertPage.shape.preview).toContainText(/seam/i);
    await check(`${theme}, scan shape`);
    await convertPage.table
      .row('broken')
      .getByRole('button', { name: /What is wrong/ })
      .click();
    await convertPage.openOptions();
    await convertPage.options.getByText('Repair scans taken with EDX').click();
    await check(`${theme}, what is wrong, repairs`);
    await convertPage.table.section.getByRole('dialog').press('Escape');
    await convertPage.optionsButton.click();
    await convertPage.openCluster();
    await convertPage.cluster.getByLabel(/^Create Slurm batch file/).setChecked(theme === 'light');
    await check(`${theme}, cluster`);
    await convertPage.cluster.press('Escape');
  };

  await readyForAxe(page);
  await convertPage.openSidebar();
  await convertPage.openFromLauncher();
  await expect(convertPage.sidebar).toContainText('Backend ready');
  await check('empty');
  await convertPage.session.box('Base directory').click();
  await check('open list');
  await convertPage.session.show(session);
  await convertPage.table.read();
  await check('light, table');
  await convertPage.table.select(stamps.gold);
  await convertPage.convert();
  // What is selected is complete now: with nothing selected the rest can be submitted
  await convertPage.table.section.getByRole('button', { name: 'Clear selection' }).click();
  await convertPage.panel.getByText('1 job', { exact: true }).click();
  await look('light');
  await convertPage.setTheme('JupyterLab Dark');
  await look('dark');
  expect([...new Set(violations)].join('\n')).toBe('');
});
