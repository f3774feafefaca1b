import type { Locator } from '@playwright/test';

import { sampleSession, stamps } from './scratch';
import { expect, test } from './story';

test('the whole path from the launcher to the result works from the keyboard', async ({
  convertPage,
  folder,
  page
}) => {
  const { keyboard } = page;
  const { base } = sampleSession(folder);
  /** Goes on with Tab until something has the focus. */
  const tabTo = async (target: Locator): Promise<void> => {
    for (let steps = 0; steps < 60; steps++) {
      if (await target.evaluate(element => element === document.activeElement)) {
        return;
      }
      await keyboard.press('Tab');
    }
    await expect(target).toBeFocused();
  };
  const card = page.locator('.jp-LauncherCard[data-category="4D-STEM"]', { hasText: 'Convert' });
  await card.focus();
  await keyboard.press('Enter');
  await convertPage.panel.waitFor();

  await tabTo(convertPage.panel.getByRole('button', { name: 'Choose a session' }));
  await keyboard.press('Enter');
  await expect(convertPage.session.box('Base directory')).toBeFocused();
  await keyboard.type(base);
  await keyboard.press('Enter');
  await expect(convertPage.session.box('Year')).toBeEnabled();
  for (const level of ['Year', 'Session']) {
    await tabTo(convertPage.session.box(level));
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(convertPage.session.box(level)).toHaveValue(/2026|cm40001-1/);
  }
  await convertPage.table.read();

  await convertPage.panel.getByRole('button', { name: 'Change' }).focus();
  await tabTo(convertPage.table.grid);
  await keyboard.press('Home');
  await keyboard.press('ArrowDown');
  await keyboard.press('Space');
  await expect(convertPage.table.row(stamps.quad)).toHaveAttribute('aria-selected', 'true');
  await expect(convertPage.convertButton).toHaveText('Convert 1 selected');
  await expect(convertPage.shape.section).toContainText(stamps.quad);
  for (let steps = 0; steps < 20; steps++) {
    if (await convertPage.convertButton.evaluate(element => element === document.activeElement)) {
      break;
    }
    await keyboard.press('Shift+Tab');
  }
  await expect(convertPage.convertButton).toBeFocused();
  await keyboard.press('Enter');
  await convertPage.result.drawn(`${stamps.quad}_data.hdf5`);
  await expect(convertPage.table.count('1 complete')).toBeVisible();
});
