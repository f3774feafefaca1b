import { nullTranslator } from '@jupyterlab/translation';

import { detectorHandlesIn } from './detectorHandles';

const trans = nullTranslator.load('');

it('tells radii in the unit of the axes, in steps of a tenth of a pixel, and takes them back as pixels', () => {
  const disc = { shape: 'disc', row: 128, column: 128, radius: 20 } as const;
  const handles = detectorHandlesIn({ size: 0.01, unit: '1/Å', radius: 'q' });
  const [{ label, value, min, step, changed }] = handles.numbersOf(disc, 'radius', [256, 256], trans);
  expect([label, value, step]).toEqual(['Radius (1/Å)', 0.2, 0.001]);
  expect(min).toBeCloseTo(0.5 * 0.01, 12);
  expect(changed(0.3)).toEqual({ ...disc, radius: 30 });
  const [row] = handles.numbersOf(disc, 'centre', [256, 256], trans);
  expect([row.label, row.value, row.step]).toEqual(['Row', 128, undefined]);
});
