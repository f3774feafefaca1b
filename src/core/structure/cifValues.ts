/** A word of a CIF, or a text in quotes or between semicolons at the beginning of lines; comments are passed over. */
const WORD = /(?:^|\n);([\s\S]*?)\n;|'((?:[^'\n]|'(?=\S))*)'(?=\s|$)|"((?:[^"\n]|"(?=\S))*)"(?=\s|$)|#[^\n]*|(\S+)/g;

/** Journals put a block with the text of an article before those with its structures. */
const CELL = '_cell_length_a';

/** The values of each tag of the first data block of a CIF that has a unit cell, one or those of a loop; tags in small letters. */
export function cifValues(text: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let tag: string | undefined;
  let loop: string[] | undefined;
  let [isHead, at] = [false, 0];
  for (const [, block, single, double, bare] of text.replace(/\r\n?/g, '\n').matchAll(WORD)) {
    const word = bare?.toLowerCase();
    if (word?.startsWith('data_')) {
      if (values.has(CELL)) {
        break;
      }
      values.clear();
      [tag, loop] = [undefined, undefined];
    } else if (word === 'loop_') {
      [loop, isHead, at, tag] = [[], true, 0, undefined];
    } else if (word?.startsWith('_')) {
      if (loop && isHead) {
        loop.push(word);
        values.set(word, []);
      } else {
        [loop, tag] = [undefined, word];
      }
    } else {
      const value = block ?? single ?? double ?? bare;
      if (value === undefined) {
        continue;
      }
      if (loop && loop.length > 0) {
        isHead = false;
        values.get(loop[at++ % loop.length])?.push(value.trim());
      } else if (tag !== undefined) {
        values.set(tag, [value.trim()]);
        tag = undefined;
      }
    }
  }
  return values;
}
