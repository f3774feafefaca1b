import { appendFileSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { framesOf, newAcquisition } from './rawFiles';
import { sampleSession } from './scratch';
import { expect, test } from './story';

test('an acquisition that ends while the table is open appears by itself, one that is being written when it has ended', async ({
  convertPage,
  folder
}) => {
  const { session, gold } = sampleSession(folder);
  const { table } = convertPage;
  await convertPage.openAt(join(session, 'Merlin'));
  await expect(table.rows).toHaveCount(4);
  copyFileSync(gold, newAcquisition(join(session, 'Merlin', 'new_sample'), '20260319_100000'));
  await expect(table.row('20260319_100000')).toContainText('new_sample');
  await expect(table.rows).toHaveCount(5);

  const file = newAcquisition(join(session, 'Merlin', 'growing'), '20260319_110000');
  writeFileSync(file, framesOf(gold, 0, 16));
  await convertPage.session.show(join(session, 'Merlin', 'growing'));
  await expect(table.state('20260319_110000')).toContainText('still growing');
  await expect(convertPage.convertButton).toBeDisabled();
  appendFileSync(file, framesOf(gold, 16, 32));
  await table.look('20260319_110000');
  await convertPage.showTab('Details');
  await expect(convertPage.details).toContainText('32 frames');
  await expect(table.state('20260319_110000')).toContainText('new');
  await expect(convertPage.convertButton).toBeEnabled();
});
