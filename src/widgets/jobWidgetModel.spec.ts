import type { WidgetModel } from '@jupyter-widgets/base';
import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';

import { conversion, converted, FakeBackend, settled } from '../panels/testing/fakeBackend';
import { exampleRow } from '../panels/testing/tableExamples';
import { cellWidgets } from './cellWidgets';
import { JobWidgetModel } from './jobWidgetModel';
import { SiteModel } from './siteModel';

const JOB = { id: 'a', folder: '/out/scripts/a' };

/** Stands for the way to a kernel: keeps what the page sends. */
class KernelComm {
  readonly sent: object[] = [];
  on_close(): void {}
  on_msg(): void {}
  send({ state }: { state: object }): string {
    this.sent.push(state);
    return '';
  }
}

function made(state: object = {}, comm?: KernelComm) {
  const backend = new FakeBackend();
  const { ConvertWidgetModel: Model } = cellWidgets({
    backend,
    trans: nullTranslator.load(''),
    site: new SiteModel({})
  });
  const Constructor = Model as unknown as new (state: object, options: object) => WidgetModel;
  const model = new Constructor(state, { model_id: 'm', widget_manager: { callbacks: () => ({}) }, comm });
  if (!(model instanceof JobWidgetModel)) {
    throw new Error('not the model');
  }
  return { backend, model };
}

beforeAll(() => {
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
});
afterEach(cleanup);

describe('JobWidgetModel', () => {
  it('asks nothing of the backend before it is seen', () => {
    const { backend } = made({ path: '/data', job: JOB }, new KernelComm());
    expect(backend.asked).toEqual([]);
  });

  it('shows the path that Python has set, now and later', async () => {
    const { backend, model } = made({ path: '/old/a.mib' }, new KernelComm());
    backend.answers['folder/list'] = params => ({
      ...(params as object),
      entries: ['a', 'b'].map(name => ({ name: `${name}.mib`, path: `/data/${name}.mib`, kind: 'mib' }))
    });
    model.binding.connect();
    model.set('path', '/data/b.mib');
    await settled();
    expect(backend.askedFor('acquisitions/watch')).toMatchObject([{ place: { folder: '/data' } }]);
  });

  it('leaves it to Python to say how a conversion stands, while there is a kernel', async () => {
    const comm = new KernelComm();
    const { backend, model } = made({ job: JOB, state: 'running' }, comm);
    model.binding.connect();
    backend.notify(converted('a'));
    await settled();
    expect(model.trait('state')).toBe('running');
    expect(comm.sent).toEqual([]);
  });

  it('keeps state and result by itself without a kernel, as the notebook saves them', async () => {
    const { backend, model } = made({ job: JOB, state: 'running' });
    model.binding.connect();
    const done = converted('a');
    backend.notify(done);
    await settled();
    expect(model.trait('state')).toBe('done');
    expect(model.trait('result')).toEqual({ outputs: [done.items[0].result], errors: [] });
    expect(model.cell.state).toMatchObject({ live: false, state: 'done' });
  });

  it('tells Python of a conversion that the user has started in the cell', async () => {
    const comm = new KernelComm();
    const state = { path: '/data', params: { out: '/out' }, state: 'done', result: { outputs: [] } };
    const { backend, model } = made(state, comm);
    backend.answers['job/start'] = () => conversion({ id: 'b' });
    backend.answers['folder/list'] = params => ({ ...(params as object), entries: [] });
    backend.answers['acquisitions/watch'] = (_, __, { report }) => {
      report({ rows: [exampleRow()], gone: [], scanned: 1, total: 1, busy: false });
      return new Promise(() => undefined);
    };
    render(model.binding.panel());
    await act(async () => model.binding.connect());
    fireEvent.click(await screen.findByRole('button', { name: /^Convert all/ }));
    await act(settled);
    expect(comm.sent).toEqual([{ job: { id: 'b', folder: conversion().folder }, state: 'running', result: null }]);
  });

  it('says when the kernel has gone', () => {
    const { model } = made({}, new KernelComm());
    expect(model.cell.state.live).toBe(true);
    model.comm_live = false;
    expect(model.cell.state.live).toBe(false);
  });
});
