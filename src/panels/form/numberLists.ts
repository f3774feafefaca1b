/** Numbers as a person writes them: "10, 35; 200, 220" are two lists. NaN for what is none. */
export function readLists(text: string): number[][] {
  return text
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => part.split(/[\s,]+/).map(number => (number === '' ? NaN : Number(number))));
}

export function writeLists(lists: readonly (readonly number[])[]): string {
  return lists.map(list => list.join(', ')).join('; ');
}
