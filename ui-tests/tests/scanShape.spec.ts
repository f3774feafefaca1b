import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { cutTo, writeLateStart } from './rawFiles';
import { sampleSession, stamps, writeBadFile } from './scratch';
import { expect, test } from './story';

/** What is said of an image that the slider has mended. */
const HARMLESS = /No seam to be seen|A faint seam, or an edge of the sample/;

test('a scan with EDX keeps every frame or is cropped, and one that began late is mended with the slider', async ({
  convertPage,
  folder,
  page
}) => {
  const { session, particles } = sampleSession(folder);
  const { table, shape } = convertPage;
  await convertPage.openAt(particles);
  await expect(table.row(stamps.edx)).toContainText('31 × 32');
  await expect(shape.section).toContainText('a scan with EDX. Known shape is taken, with fly-back off');
  await expect(shape.card('31 rows × 32 columns')).toBeChecked();
  await expect(shape.card('31 rows × 32 columns')).toContainText('every frame used');
  await shape.section.getByLabel('Crop last column').check();
  await expect(shape.preview).toContainText('31 rows × 31 columns');
  await shape.useShape.click();
  await expect(table.row(stamps.edx)).toContainText('by hand');
  await expect(shape.section).toContainText('chosen by hand');
  await convertPage.convert();
  await convertPage.result.drawn();
  await expect(convertPage.result.section).toContainText('31 × 31 scan positions');
  await expect(table.state(stamps.edx)).toContainText('complete');
  await expect(table.row(stamps.edx)).toContainText('31 × 31');
  await convertPage.reload();
  await table.read();
  await expect(table.state(stamps.edx)).toContainText('complete');
  await expect(table.row(stamps.edx)).toContainText('31 × 31');

  const late = writeLateStart(particles, join(session, 'Merlin', 'late'), '20260319_090000', {
    columns: 32,
    late: 10
  });
  await convertPage.session.show(late);
  await table.read();
  await expect(shape.card('31 rows × 32 columns')).toBeChecked();
  await expect(shape.preview).toContainText('A clear seam.');
  await shape.firstFrame.focus();
  for (let frame = 0; frame < 22; frame++) {
    await page.keyboard.press('ArrowRight');
  }
  await expect(shape.firstFrame).toHaveValue('22');
  await expect(shape.preview).toContainText('30 rows × 32 columns');
  await expect(shape.preview).toContainText(HARMLESS);
  await shape.useShape.click();
  await convertPage.convert();
  await convertPage.result.drawn();
  await expect(convertPage.result.section).toContainText('30 × 32 scan positions');
  // The result is judged as the resolver judges what it would give
  await convertPage.showTab('Scan shape');
  await expect(shape.section).toContainText('chosen by hand');
  await expect(shape.preview).toContainText(HARMLESS);
});

test('a file that was cut is converted and says what is lost, a broken one says what is wrong', async ({
  convertPage,
  folder
}) => {
  const { gold, session } = sampleSession(folder);
  cutTo(gold, 45);
  await convertPage.openAt(gold);
  const state = convertPage.table.state(stamps.gold);
  await expect(state).toContainText(/new.*211 frames lost/);
  await expect(state.locator('.fd-status-lacking')).toHaveAttribute('title', /256 frames/);
  await expect(convertPage.run).toContainText('1 lacks frames (211 lost).');
  await expect(convertPage.sidebar).toContainText('1 with frames lost');
  await convertPage.convert();
  await expect(state).toContainText(/complete.*211 frames lost/);
  await convertPage.showTab('Details');
  await expect(convertPage.details).toContainText(/45 of the 256 frames/);

  // In its row, and in full on demand
  const broken = join(session, 'Merlin', 'broken');
  mkdirSync(broken);
  writeBadFile(broken);
  const { table } = convertPage;
  await convertPage.session.show(broken);
  await expect(table.state('broken')).toContainText('failed');
  await table
    .row('broken')
    .getByRole('button', { name: /What is wrong/ })
    .click();
  const details = table.section.getByRole('dialog');
  await expect(details).toContainText('Merlin');
  await expect(details).toContainText('broken.mib');
  await details.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(table.grid).toBeFocused();
  await expect(convertPage.convertButton).toBeDisabled();
});
