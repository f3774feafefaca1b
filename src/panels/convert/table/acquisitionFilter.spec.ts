import { nullTranslator } from '@jupyterlab/translation';

import type { AcquisitionRow } from '../../../protocol/acquisitions';
import { rowFilter } from '../../dataTable/filter';
import { exampleRow } from '../../testing/tableExamples';
import type { RowStatus } from './rowStatus';
import { tableRow } from './tableRow';

const found = (text: string, part: Partial<AcquisitionRow> = {}, ...statuses: RowStatus[]): boolean =>
  rowFilter(text, new Set(statuses))(tableRow({ row: exampleRow(4, part) }, nullTranslator.load('')));

describe('rowFilter', () => {
  it.each([
    '',
    '101204',
    'AU',
    '300 kV',
    '300kv',
    '20 cm',
    '15 x 16',
    '15×16',
    'new',
    'au 300 kV  20cm',
    '2x2 chips',
    '12 bit'
  ])('finds "%s"', text => expect(found(text)).toBe(true));

  it.each(['200 kV', '0 cm', '15 x 1', 'complete', 'au 200 kV', 'gold'])('does not find "%s"', text =>
    expect(found(text)).toBe(false)
  );

  it('takes a quantity for the value itself', () => {
    expect(found('20 cm', { cameraLength: 1.2 })).toBe(false);
    expect(found('1.5 nm', { stepNm: 1.5 })).toBe(true);
  });

  it('goes by states besides words', () => {
    expect(found('au', {}, 'failed', 'new')).toBe(true);
    expect(found('au', {}, 'failed')).toBe(false);
    expect(found('still growing', { state: 'growing' })).toBe(true);
  });
});
