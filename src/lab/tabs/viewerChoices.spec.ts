import { nullTranslator } from '@jupyterlab/translation';
import { StateDB } from '@jupyterlab/statedb';

import { FakeBackend } from '../../panels/testing/fakeBackend';
import { ViewerModel } from '../../panels/viewer/viewerModel';
import { rememberChoice } from './viewerChoices';

const model = () => new ViewerModel(new FakeBackend(), nullTranslator.load(''));

describe('rememberChoice', () => {
  it('begins a viewer as the last one was left', async () => {
    const state = new StateDB();
    const [first, second] = [model(), model()];
    await rememberChoice(first, state);
    first.display({ sum: { scale: 'log', colourMap: 'viridis', percentiles: [2, 98] } });
    first.showScan('virtual');
    await rememberChoice(second, state);
    expect(second.choice).toEqual(first.choice);
    expect(second.choice.displays.sum.colourMap).toBe('viridis');
  });
});
