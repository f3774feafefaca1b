import { nullTranslator } from '@jupyterlab/translation';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import React from 'react';

import { FormModel } from '../../form/formModel';
import { tableRules } from '../../form/tableRules';
import { convertTable } from './convertRules';
import { ConvertFields } from './ConvertFields';

function opened() {
  const model = new FormModel(tableRules(convertTable, nullTranslator.load('')));
  render(<ConvertFields model={model} />);
  const note = (name: string): string | null | undefined =>
    document.getElementById(screen.getByLabelText(name, { selector: 'input' }).getAttribute('aria-describedby') ?? '')
      ?.textContent;
  return { model, note };
}

afterEach(cleanup);

describe('OptionsForm', () => {
  it('has the four ways to reshape under the names people know, and boxes for the known shape only', () => {
    const { model } = opened();
    expect(screen.getAllByRole('radio').map(radio => radio.closest('label')?.textContent)).toEqual([
      expect.stringMatching(/^Auto reshape /),
      expect.stringMatching(/^Use Fly-back /),
      expect.stringMatching(/^Known shape /),
      expect.stringMatching(/^No reshaping /)
    ]);
    expect(screen.queryByLabelText('Scan_X (columns)')).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: /Known shape/ }));
    fireEvent.change(screen.getByLabelText('Scan_X (columns)'), { target: { value: '128' } });
    fireEvent.change(screen.getByLabelText('Scan_Y (rows)'), { target: { value: '127' } });
    expect(model.state.options).toMatchObject({ reshape: 'known', scanX: 128, scanY: 127 });
    expect(model.state.settled).not.toHaveProperty('scanX');
    fireEvent.blur(screen.getByLabelText('Scan_Y (rows)'));
    expect(model.state.settled).toMatchObject({ scanX: 128, scanY: 127 });
  });

  it('takes binning picked from 1 to 8, and typed up to 64', () => {
    const { model, note } = opened();
    const box = screen.getByRole('combobox', { name: 'Bin diffraction' });
    fireEvent.click(box);
    const list = within(screen.getByRole('listbox', { name: 'Bin diffraction' }));
    expect(list.getAllByRole('option').map(({ title }) => title)).toEqual([...'12345678']);
    fireEvent.click(list.getByRole('option', { name: /^4/ }));
    expect(model.state.settled?.binSig).toBe(4);
    fireEvent.change(box, { target: { value: '64' } });
    expect(model.state.options?.binSig).toBe(64);
    fireEvent.change(box, { target: { value: '65' } });
    expect(note('Bin diffraction')).toBe('Bin diffraction is a whole number from 1 (off) to 64.');
  });

  it('shuts what needs a scan while frames stay a stack', () => {
    opened();
    fireEvent.click(screen.getByRole('radio', { name: /No reshaping/ }));
    for (const name of ['Bin scan', 'Roll columns']) {
      expect(screen.getByLabelText<HTMLInputElement>(name).disabled).toBe(true);
    }
  });

  it('keeps repairs out of the way, and says when one is on', () => {
    const { model } = opened();
    const more = screen.getByText('Repair scans taken with EDX').closest('details');
    expect(more?.open).toBe(false);
    act(() => model.edit({ spikes: true }));
    expect(more?.querySelector('summary')?.textContent).toBe('Repair scans taken with EDXon');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Replace spikes/ }).checked).toBe(true);
  });

  it('asks for a folder outside a session, and takes it when it is typed to the end', () => {
    const { model, note } = opened();
    expect(screen.queryByLabelText('Output folder')).toBeNull();
    act(() => model.setDemands({ needsOut: true }));
    act(() => void model.insist());
    expect(note('Output folder')).toMatch(/Choose an output folder/);
    fireEvent.change(screen.getByLabelText('Output folder'), { target: { value: '/results' } });
    expect(model.state.options).toBeUndefined();
    fireEvent.blur(screen.getByLabelText('Output folder'));
    expect(model.state.settled).toMatchObject({ out: '/results' });
  });

  it('marks what differs from the defaults, and leads back to them and forth', () => {
    opened();
    expect(screen.queryByRole('button', { name: 'Back to defaults' })).toBeNull();
    fireEvent.click(screen.getByRole('checkbox', { name: /Insert chip gap/ }));
    expect(screen.getByRole('img', { name: 'changed, default: on' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Back to defaults' }));
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Back to defaults' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Insert chip gap/ }).checked).toBe(false);
  });
});
