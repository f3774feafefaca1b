/**
 * A part of the program that is to be drawn, once the styles of all parts are there: fetched together.
 *
 * @throws Error where one of them could not be fetched
 */
export async function styled<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, import('../../style/index.css')]);
  return loaded;
}
