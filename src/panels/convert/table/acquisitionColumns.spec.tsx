import { nullTranslator } from '@jupyterlab/translation';

import { tableLayout } from '../../dataTable/column';
import { FakeBackend } from '../../testing/fakeBackend';
import { JobsModel } from '../../jobs/jobsModel';
import { acquisitionColumns } from './acquisitionColumns';
import { ThumbnailStore } from './thumbnailStore';

const backend = new FakeBackend();
const jobs = new JobsModel(backend);
const actions = { cancel: () => undefined, explain: () => undefined };
const layout = (width: number, pictures = true) =>
  tableLayout(
    acquisitionColumns(
      { jobs, actions, thumbnails: pictures ? new ThumbnailStore(backend) : undefined },
      nullTranslator.load('')
    ),
    width
  );
const ids = (width: number, pictures?: boolean) => layout(width, pictures).columns.map(({ id }) => id);

describe('acquisitionColumns', () => {
  it('shows every value in a column of its own where there is room', () => {
    expect(ids(1600)).toHaveLength(12);
    expect(layout(1600).stacked).toBe(false);
  });

  it('gives up the least telling columns first', () => {
    expect(ids(920)).toEqual(['thumbnail', 'stamp', 'sample', 'frames', 'voltage', 'cameraLength', 'shape', 'state']);
  });

  it('puts two values above each other in a narrow place, with what it was taken with as long as there is room', () => {
    expect(layout(540).stacked).toBe(true);
    expect(ids(540)).toEqual(['thumbnail', 'stamp', 'conditions', 'state']);
    // On a screen of 1440 px with the sidebar open, and a scroll bar
    expect(ids(389)).toEqual(['thumbnail', 'stamp', 'conditions', 'state']);
    expect(ids(290)).toEqual(['thumbnail', 'stamp', 'state']);
    expect(ids(240)).toEqual(['stamp', 'state']);
  });

  it('needs no more room than there is, and leaves out pictures that are switched off', () => {
    for (let width = 220; width < 1700; width += 10) {
      const { columns, stacked } = layout(width);
      const taken = columns.reduce((sum, column) => sum + ((stacked ? column.stacked : column.wide)?.width ?? 0), 0);
      expect(taken).toBeLessThanOrEqual(width);
      expect(ids(width, false)).not.toContain('thumbnail');
    }
  });
});
