import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ConversionPlan } from './conversionPlan';
import { discardFormer } from './formerOutputs';

test('discardFormer deletes what an earlier conversion left, and nothing of the user or of this one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'former-'));
  const kept = [
    'x.hdf',
    'x_data.hdf5',
    'x_data_bin_sig_factor_2.hspy',
    'x_azimuthal_mean.hspy',
    'y_iBF.jpg',
    'mask.png'
  ];
  const former = ['x_iBF.jpg', 'x_sum_image.png', 'x_vds.h5', 'x_data_bin_nav_factor_4.hspy'];
  [...kept, ...former].forEach(name => writeFileSync(join(folder, name), ''));
  const plan = { folder, acquisition: { stem: 'x' } } as ConversionPlan;
  await discardFormer(plan, new Set([join(folder, 'x_data_bin_sig_factor_2.hspy')]));
  expect(readdirSync(folder).sort()).toEqual([...kept].sort());
  rmSync(folder, { recursive: true });
});
