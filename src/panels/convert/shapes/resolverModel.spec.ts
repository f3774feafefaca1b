import { nullTranslator } from '@jupyterlab/translation';

import { CancelledError } from '../../../core/errors';
import type { FakeBackend } from '../../testing/fakeBackend';
import { inspection } from '../../testing/fakeBackend';
import type { ShapeDraft } from './draft';
import { moveFirstFrame, OWN } from './draft';
import { ResolverModel } from './resolverModel';
import { ShapesModel } from './shapesModel';
import { backendWith, COLUMNS, FRAMES, row, seamedSums, streamed } from './testing/acquisition';
import { candidatesOf } from './testing/candidates';

const trans = nullTranslator.load('');

function model(backend: FakeBackend = backendWith()) {
  const shapes = new ShapesModel();
  return { backend, shapes, resolver: new ResolverModel(backend, shapes, trans) };
}

/** Resolves when the state of a model is as described. */
function until(resolver: ResolverModel, isSo: (state: ResolverModel['state']) => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = (): void => {
      if (isSo(resolver.state)) {
        resolver.changed.disconnect(look);
        resolve();
      }
    };
    resolver.changed.connect(look);
    look();
  });
}

function draftIn({ state }: ResolverModel): ShapeDraft {
  if (!state.draft) {
    throw new Error('There is no draft yet.');
  }
  return state.draft;
}

const isRead = ({ values }: ResolverModel['state']): boolean => values?.complete === true;
const isJudged = ({ analysis }: ResolverModel['state']): boolean => analysis.spikes !== undefined;

describe('ResolverModel', () => {
  it('reads an acquisition with EDX as a known shape, sees its image and finds it in order', async () => {
    const { resolver } = model();
    resolver.show(row());
    expect(resolver.state.found.state).toBe('loading');
    await until(resolver, isJudged);
    expect(resolver.state).toMatchObject({
      draft: { mode: 'known', scanX: '32', scanY: '31' },
      isChanged: false,
      progress: undefined,
      analysis: { advice: [], spikes: { positions: [] } }
    });
    expect(resolver.state.values?.values).toEqual(seamedSums(0));
  });

  it('shows what is known while frames are read', async () => {
    let finish = (): void => undefined;
    const sums = seamedSums(0);
    const half = streamed(sums.subarray(0, FRAMES / 2), 1);
    const { resolver } = model(
      backendWith({
        'scan/frameSums': async (params, method, way) => {
          await half(params, method, way);
          await new Promise<void>(resolve => (finish = resolve));
          return { places: FRAMES, frames: FRAMES, remembered: false };
        }
      })
    );
    resolver.show(row());
    await until(resolver, ({ values }) => values !== undefined);
    expect(resolver.state.progress).toEqual({ done: FRAMES / 2, of: FRAMES / 2, sampling: 1 });
    expect(resolver.state.values?.complete).toBe(false);
    expect(resolver.state.values?.values[FRAMES / 2 - 1]).toBe(sums[FRAMES / 2 - 1]);
    expect(resolver.state.values?.values[FRAMES / 2]).toBeNaN();
    expect(resolver.state.analysis.seam).toBeUndefined();
    finish();
    await until(resolver, isRead);
  });

  it('takes a first look at some frames of a large acquisition, and then at all', async () => {
    const frames = 128 * 127;
    const sums = Float32Array.from({ length: frames }, (_, frame) => frame % 128);
    const { backend, resolver } = model(
      backendWith({
        'convert/inspect': () => ({
          acquisitions: [inspection({ frames, candidates: candidatesOf({ frames }) })],
          errors: []
        }),
        'scan/frameSums': streamed(sums)
      })
    );
    resolver.show(row());
    await until(resolver, isRead);
    expect(backend.askedFor('scan/frameSums')).toMatchObject([{ sampling: 4 }, { sampling: 1 }]);
    expect(resolver.state.values?.values).toEqual(sums);
  });

  it('closes the seam of a wrong first frame by its own advice', async () => {
    const { resolver, shapes } = model(backendWith({ 'scan/frameSums': streamed(seamedSums(11)) }));
    resolver.show(row());
    await until(resolver, isJudged);
    expect(resolver.state.analysis.seam).toBeGreaterThan(4);
    const advice = resolver.state.analysis.advice.find(({ kind }) => kind === 'firstFrame');
    expect(advice?.value).toBe(11);
    resolver.edit(advice?.draft ?? draftIn(resolver));
    await until(resolver, ({ analysis }) => (analysis.seam ?? Infinity) < 1.5 && analysis.advice.length === 0);
    resolver.apply();
    expect(shapes.state.choices.get(row().path)).toEqual({ reshape: 'known', scanX: 32, scanY: 30, firstFrame: 11 });
    expect(resolver.state).toMatchObject({ isChanged: false, chosen: { firstFrame: 11 } });
  });

  it('goes back to the shape in use, to Auto, and along with an undo', async () => {
    const { resolver, shapes } = model();
    resolver.show(row());
    await until(resolver, isRead);
    const edit = (first: string): void =>
      resolver.edit(moveFirstFrame(draftIn(resolver), first, resolver.state.frames));
    edit('5');
    resolver.apply();
    edit('9');
    expect(resolver.state.isChanged).toBe(true);
    resolver.back();
    expect(resolver.state).toMatchObject({ isChanged: false, draft: { firstFrame: '5', scanY: '30' } });
    edit('9');
    resolver.useAuto();
    expect(shapes.state.choices.size).toBe(0);
    expect(resolver.state).toMatchObject({ isChanged: false, draft: { firstFrame: '0', scanY: '31' } });
    shapes.undo();
    expect(resolver.state).toMatchObject({ chosen: { firstFrame: 5 }, draft: { firstFrame: '5' } });
  });

  it('applies nothing while the numbers do not fit', async () => {
    const { resolver, shapes } = model();
    resolver.show(row());
    await until(resolver, isRead);
    resolver.pick(OWN);
    resolver.edit({ ...draftIn(resolver), scanX: '1000' });
    expect(resolver.state.reading?.problems.shape).toMatch(/but the file holds 992|there are 992/);
    resolver.apply();
    expect(shapes.state.choices.size).toBe(0);
  });

  it('stops reading the acquisition it no longer shows', async () => {
    const aborted: string[] = [];
    const { backend, resolver } = model(
      backendWith({
        'scan/frameSums': (params, _, way) =>
          new Promise((_resolve, reject) =>
            way.signal?.addEventListener('abort', () => {
              aborted.push((params as { path: string }).path);
              reject(new CancelledError());
            })
          )
      })
    );
    resolver.show(row());
    await until(resolver, ({ progress }) => progress !== undefined);
    backend.answers['scan/frameSums'] = streamed(seamedSums(0));
    resolver.show(row({ path: '/data/T2_data.mib' }));
    await until(resolver, isRead);
    expect(aborted).toEqual(['/data/T1_data.mib']);
    expect(resolver.state).toMatchObject({ row: { path: '/data/T2_data.mib' }, readFailure: undefined });
  });

  it('asks for headers once as long as the files stay as they are', async () => {
    const { backend, resolver } = model();
    for (const next of [row(), row({ path: '/data/T2_data.mib' }), row(), row({ state: 'complete' })]) {
      resolver.show(next);
      await until(resolver, isRead);
    }
    expect(backend.askedFor('convert/inspect')).toHaveLength(2);
    expect(backend.askedFor('scan/frameSums')).toHaveLength(3);
    resolver.show(row({ modified: 2 }));
    await until(resolver, isRead);
    expect(backend.askedFor('convert/inspect')).toHaveLength(3);
  });

  it('does not read a growing file again by itself before it has ended', async () => {
    const { backend, resolver } = model();
    resolver.show(row({ state: 'growing' }));
    await until(resolver, isRead);
    resolver.show(row({ state: 'growing', modified: 2 }));
    expect(resolver.state.isOutdated).toBe(true);
    expect(backend.askedFor('scan/frameSums')).toHaveLength(1);
    resolver.show(row({ state: 'new', modified: 3 }));
    await until(resolver, isRead);
    expect(backend.askedFor('scan/frameSums')).toHaveLength(2);
    expect(resolver.state.isOutdated).toBe(false);
  });

  it('keeps an unfinished draft when the file has changed', async () => {
    const { resolver } = model();
    resolver.show(row());
    await until(resolver, isRead);
    resolver.edit({ ...draftIn(resolver), roll: '7' });
    resolver.show(row({ modified: 2 }));
    await until(resolver, isRead);
    expect(resolver.state).toMatchObject({ isChanged: true, draft: { roll: '7' } });
  });

  it('passes on why an acquisition or its frames cannot be read, and tries again', async () => {
    const problem = { input: '/data/T1_data.mib', code: 'E_NOT_MIB', message: 'It does not begin with MQ1.' };
    const { backend, resolver } = model(
      backendWith({ 'convert/inspect': () => ({ acquisitions: [], errors: [problem] }) })
    );
    resolver.show(row());
    await until(resolver, ({ found }) => found.state === 'failed');
    expect(resolver.state.found).toMatchObject({ failure: { message: problem.message } });
    backend.answers['convert/inspect'] = backendWith().answers['convert/inspect'];
    backend.answers['scan/frameSums'] = () => Promise.reject(new Error('The disk is gone.'));
    resolver.again();
    await until(resolver, ({ readFailure }) => readFailure !== undefined);
    expect(resolver.state).toMatchObject({ readFailure: { message: 'The disk is gone.' }, progress: undefined });
    backend.answers['scan/frameSums'] = streamed(seamedSums(0));
    resolver.again();
    await until(resolver, isRead);
    expect(resolver.state.readFailure).toBeUndefined();
  });

  it('reads no pixels of a single frame', async () => {
    const one = inspection({ frames: 1, candidates: candidatesOf({ frames: 1 }) });
    const { backend, resolver } = model(
      backendWith({ 'convert/inspect': () => ({ acquisitions: [one], errors: [] }) })
    );
    resolver.show(row());
    await until(resolver, ({ found }) => found.state === 'ready');
    expect(backend.askedFor('scan/frameSums')).toEqual([]);
  });

  it('counts the spikes of the draft', async () => {
    const sums = seamedSums(0);
    sums[5 * COLUMNS + 4] *= 5;
    const { resolver } = model(backendWith({ 'scan/frameSums': streamed(sums) }));
    resolver.show(row());
    await until(resolver, isJudged);
    expect(resolver.state.analysis.spikes?.positions).toEqual([5 * COLUMNS + 4]);
    resolver.edit({ ...draftIn(resolver), roll: '4' });
    await until(resolver, ({ analysis, reading }) => analysis.spikes?.plan === reading?.repaired);
    expect(resolver.state.analysis.spikes?.positions).toEqual([5 * COLUMNS]);
  });
});
