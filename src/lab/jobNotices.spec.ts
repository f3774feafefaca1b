import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';

import { JobsModel } from '../panels/jobs/jobsModel';
import { conversion, converted, FakeBackend } from '../panels/testing/fakeBackend';
import { announceJobs } from './jobNotices';

function watched(isSeen: boolean) {
  const backend = new FakeBackend();
  const trans = nullTranslator.load('');
  const show = jest.fn();
  announceJobs({ jobs: new JobsModel(backend), trans, isSeen: () => isSeen, show });
  return { backend, show };
}

const notices = () => Notification.manager.notifications;

afterEach(() => Notification.dismiss());

describe('announceJobs', () => {
  it('says once that a conversion is done, with the way to its panel', () => {
    const { backend, show } = watched(false);
    backend.notify(conversion());
    backend.notify(converted());
    backend.notify(converted());
    expect(notices().map(({ type, message }) => [type, message])).toEqual([
      ['success', 'Conversion of T1_data.mib: done']
    ]);
    notices()[0].options.actions?.[0].callback(new MouseEvent('click'));
    expect(show).toHaveBeenCalled();
  });

  it('tells of one that began and ended between two looks', () => {
    const { backend } = watched(false);
    const short = { ...converted(), startedAt: Date.now() + 1000 };
    backend.notify(short);
    backend.notify(short);
    expect(notices().map(({ type }) => type)).toEqual(['success']);
  });

  it('gives the sentence of a file that failed, and stays', () => {
    const { backend } = watched(false);
    const [item] = conversion().items;
    const problem = { input: item.input, code: 'E_HEADER', message: `${item.input}: it does not begin with "MQ1".` };
    backend.notify(conversion());
    backend.notify(conversion({ status: 'failed', items: [{ ...item, status: 'failed', problem }] }));
    expect(notices()).toMatchObject([
      {
        type: 'error',
        message: 'Conversion of T1_data.mib: It does not begin with "MQ1".',
        options: { autoClose: false }
      }
    ]);
  });

  it('says what a conversion that was interrupted needs, and stays', () => {
    const { backend } = watched(false);
    backend.notify(conversion({ status: 'waiting' }));
    backend.notify(conversion({ status: 'interrupted', reason: 'It was killed.' }));
    const message = 'Conversion of T1_data.mib: interrupted. It was killed.';
    expect(notices()).toMatchObject([{ type: 'warning', message, options: { autoClose: false } }]);
  });

  it('warns once of one that never starts', () => {
    const { backend } = watched(false);
    const reason = 'Will never start: its partition is closed.';
    backend.notify(conversion({ status: 'waiting' }));
    backend.notify(conversion({ status: 'waiting', stuck: true, reason }));
    backend.notify(conversion({ status: 'waiting', stuck: true, reason }));
    expect(notices().map(({ type, message }) => [type, message])).toEqual([
      ['warning', `Conversion of T1_data.mib: ${reason}`]
    ]);
  });

  it.each(['seen', 'cancelled', 'old'])('is quiet when the conversion is %s', why => {
    const { backend } = watched(why === 'seen');
    if (why !== 'old') {
      backend.notify(conversion());
    }
    backend.notify(why === 'cancelled' ? conversion({ status: 'cancelled' }) : converted());
    expect(notices()).toEqual([]);
  });
});
