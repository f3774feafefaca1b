/**
 * A sentence for the user with the place in front: "scan.mib, frame 7: the header ...". Without a place the sentence
 * stands alone, with a capital letter.
 *
 * @param where file name, and frame number where one frame is meant
 * @param sentence begins in lower case, ends with a full stop
 */
export function located(where: string | undefined, sentence: string): string {
  return where ? `${where}: ${sentence}` : sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
