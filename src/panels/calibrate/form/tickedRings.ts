/** The first name of a ring, which stands for it: 511 of 511/333. */
function shortName(name: string): string {
  return name.split('/')[0];
}

/** Whether a ring counts. @param text of the form: Miller indices with commas or blanks between them; empty: all count */
export function isTicked(text: string, name: string): boolean {
  const chosen = chosenIn(text);
  return chosen.length === 0 || name.split('/').some(one => chosen.includes(one));
}

/** The text of the form with one ring more, or less; empty when all of them count. @param all rings by name */
export function toggledRing(text: string, name: string, all: readonly string[]): string {
  const ticked = all.filter(one => (one === name ? !isTicked(text, one) : isTicked(text, one)));
  return ticked.length === all.length ? '' : ticked.map(shortName).join(', ');
}

/** Names in a text. */
export function chosenIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
