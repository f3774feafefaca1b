import { html } from './html';

describe('html', () => {
  it('takes what is put in as text, also in attributes', () => {
    const name = `"><img src=x onerror='a()'>&`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      `<p title="${'&quot;&gt;&lt;img src=x onerror=&#39;a()&#39;&gt;&amp;'}">&quot;&gt;&lt;img src=x onerror=&#39;a()&#39;&gt;&amp;</p>`
    );
  });

  it('nests, repeats and leaves out', () => {
    const items = ['a', '<b>'].map(name => html`<li>${name}</li>`);
    expect(
      html`<ul>
        ${items}${undefined}${false}${0}
      </ul>`.text.replace(/\s/g, '')
    ).toBe('<ul><li>a</li><li>&lt;b&gt;</li>0</ul>');
  });

  it('shows characters that hide what a name is', () => {
    expect(html`${'a\u202egnp.exe\u0000\u0085'}`.text).toBe('a\ufffdgnp.exe\ufffd\ufffd');
    expect(html`${'Å\t\nµ'}`.text).toBe('Å\t\nµ');
  });
});
