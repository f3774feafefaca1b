/** Names that people give to the folder of their gold reference. */
const GOLD = /(^|[^a-z])(au|gold)([^a-z]|$)/i;

/** Whether a folder is named as one of a gold reference: `Au_xgrating`, `gold 20cm`; `Auger` is not. */
export function isNamedGold(folder: string): boolean {
  return GOLD.test(folder);
}
