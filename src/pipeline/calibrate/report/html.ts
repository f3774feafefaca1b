/** Text that is HTML already. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Content = Markup | string | number | undefined | false | readonly Content[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Control characters, and those that turn the direction of writing, with which a file name can pose as another */
const DECEPTIVE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A template of HTML in which everything that is put in is text, unless it was made by such a template itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(strings.reduce((before, text, at) => before + textOf(contents[at - 1]) + text));
}

function textOf(content: Content): string {
  if (content instanceof Markup) {
    return content.text;
  }
  if (Array.isArray(content)) {
    return content.map(textOf).join('');
  }
  return content === undefined || content === false ? '' : escaped(String(content));
}

function escaped(text: string): string {
  return text.replace(DECEPTIVE, '\ufffd').replace(/[&<>"']/g, character => ENTITIES[character]);
}
