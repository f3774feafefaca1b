import type { Locator } from '@playwright/test';
import { dirname, join } from 'node:path';

import { AnalysePage } from './analysePage';
import { CalibratePage } from './calibratePage';
import { RadialPage } from './radialPage';
import { SCRATCH, calibrated, profiledSession, resultOf, sampleSession, stamps } from './scratch';
import { expect, test as story } from './story';
import { WidgetPage } from './widgetPage';

const SCREENS = join(SCRATCH, 'screens');

/** By way of convertPage, which fails on errors in the browser's console. */
const test = story.extend<{ widget: WidgetPage }>({
  widget: async ({ convertPage: { page }, folder }, use) => {
    await use(new WidgetPage(page, folder));
    await page.kernel.shutdownAll();
  }
});

const widgetCell = (name: string, path: string, options = ''): string =>
  `from jupyterlab_4dstem.widgets import ${name}\nw = ${name}(${JSON.stringify(path)}${options})\nw`;

/** Nothing of a cell reaches out of it at the side. */
async function expectWhole(panel: Locator): Promise<void> {
  expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
}

test('gold is reviewed in a cell: what is typed is in params, and Python has record and verdict', async ({
  widget,
  folder,
  page
}) => {
  const { gold } = sampleSession(folder);
  const calibrate = new CalibratePage(page);
  await widget.open(
    widgetCell('CalibrationWidget', gold),
    'print(w.params, w.verdict)',
    'w.params = {}',
    'w.calibrate(q_range=(0.3, 1.2))\nresult = await w.done()\nprint(w.state, w.verdict, w.params, len(result["records"]))'
  );
  await widget.run(0);
  await expect(calibrate.references).toHaveCount(1);
  await expect(calibrate.verdict).toHaveText('Pass: this calibration can be used');
  await widget.expectPrints(1, '{} pass');

  await calibrate.options.click();
  const standard = calibrate.panel.getByRole('combobox', { name: 'Standard', exact: true });
  await standard.fill('mgo');
  await standard.press('Enter');
  await widget.expectPrints(1, "{'standard': 'MgO'} fail");
  await expectWhole(calibrate.panel);
  await calibrate.panel.screenshot({ path: join(SCREENS, 'widget-calibrate.png') });
  await widget.run(2);
  await expect(calibrate.verdict).toHaveText(/^Pass/);
  await expect(standard).not.toHaveValue('MgO');

  await widget.run(3);
  await expect(widget.printed(3)).toHaveText("done pass {'qRange': [0.3, 1.2]} 1");
  await expect(calibrate.references).toContainText('pass');
  await expect(calibrate.panel.getByLabel('q to (1/Å)')).toHaveValue('1.2');
  await expect(calibrate.references.first()).toHaveAttribute('data-path', gold);
});

test('a scan is transformed in a cell with the options of Python and form, and Python has its files', async ({
  widget,
  folder,
  page
}) => {
  const { session, gold } = sampleSession(folder);
  calibrated(gold);
  const radial = new RadialPage(page);
  await widget.open(
    widgetCell('RadialTransformWidget', gold, ', corrected=False'),
    'print(w.params)',
    'w.run()\nresult = await w.done()\nprint(w.state, *(output["mean"] for output in result["outputs"]))'
  );
  await widget.run(0);
  await expect(radial.dataSets).toHaveCount(1);
  await expect(radial.dataSets).toContainText('new');
  await radial.options.click();
  await expect(radial.panel.getByLabel('Write the corrected patterns too')).not.toBeChecked();
  await radial.panel.getByLabel('Convention').selectOption('epsic');
  await widget.expectPrints(1, "{'convention': 'epsic', 'corrected': False}");
  await widget.run(2);
  const mean = join(dirname(resultOf(session, 'Au_xgrating', stamps.gold)), `${stamps.gold}_azimuthal_mean.hspy`);
  await expect(widget.printed(2)).toHaveText(`done ${mean}`);
  await expect(radial.dataSets).toContainText('transformed');
  await page.keyboard.press('Escape');
  await expect(radial.profiles).toContainText('Summed intensity');
  await expectWhole(radial.panel);
  await radial.panel.screenshot({ path: join(SCREENS, 'widget-radial.png') });
});

test('profiles are analysed in a cell, and Python has components, maps and classes as arrays', async ({
  widget,
  folder,
  page
}) => {
  // The first story that needs profiles makes them
  test.setTimeout(420_000);
  const { session } = profiledSession(folder);
  const analyse = new AnalysePage(page);
  await widget.open(
    widgetCell('ProfileAnalysisWidget', join(session, 'processing', 'Merlin', 'particles_on_carbon'), ', areas="off"'),
    'print(w.params)',
    'w.run()\nawait w.done()\nprint(w.state, w.components.shape[0], [m.shape[0] for m in w.maps], [c.max() for c in w.classes])'
  );
  await widget.run(0);
  await expect(analyse.dataSets).toHaveCount(2);
  await analyse.options.click();
  const components = analyse.panel.getByLabel('Number of components');
  await components.fill('2');
  await components.press('Enter');
  await widget.expectPrints(1, "{'components': 2, 'areas': 'off'}");
  await page.keyboard.press('Escape');
  await widget.run(2);
  await expect(widget.printed(2)).toHaveText(/^done 2 \[2, 2\] /);
  await expect(analyse.analysis).toContainText('2 components were asked for');
  await expectWhole(analyse.panel);
  await analyse.panel.screenshot({ path: join(SCREENS, 'widget-analyse.png') });
});
