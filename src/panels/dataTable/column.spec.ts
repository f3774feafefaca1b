import type { Column } from './column';
import { tableLayout } from './column';

const column = (id: string, wide: number, stacked?: number, lines?: number): Column<object> => ({
  id,
  title: id,
  wide: { width: wide },
  stacked: stacked === undefined ? undefined : { width: stacked, lines },
  cell: () => id
});

it('puts values above each other where they do not fit side by side, in rows as high as their lines', () => {
  const columns = [column('name', 100, 100, 2), column('calibration', 300), column('state', 50, 50)];
  const [wide, narrow] = [450, 449].map(width => tableLayout(columns, width));
  expect(wide).toMatchObject({ stacked: false, template: '100px 300px 50px' });
  expect(narrow).toMatchObject({ stacked: true, template: '100px 50px' });
  const oneLine = tableLayout([column('name', 100, 100), column('calibration', 300)], 200);
  expect(narrow.rowHeight).toBeGreaterThan(oneLine.rowHeight);
});
