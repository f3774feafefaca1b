/** A piece of a file between quotes, with what no screen shows as its number. */
export function quoted(text: string): string {
  const escaped = (character: string): string => `\\u00${character.charCodeAt(0).toString(16)}`;
  return JSON.stringify(text).replace(/[\u007f-\u009f]/g, escaped);
}
