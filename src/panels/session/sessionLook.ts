import type { SessionChoices } from '../../protocol/session';
import type { SessionForm, SessionLevel, SessionProblems } from './sessionForm';
import { clearedFrom, SESSION_LEVELS } from './sessionForm';

type List<T> = { readonly entries: readonly T[]; readonly more: number };
export type Subfolders = NonNullable<SessionChoices['subfolders']>;

/** What there is to pick from; absent where it was not looked at or cannot be read. */
export interface SessionLists {
  readonly bases: SessionChoices['bases'];
  readonly years?: List<string>;
  readonly sessions?: List<string>;
  /** By the folder below Merlin they are in; '' is Merlin */
  readonly subfolders: ReadonlyMap<string, Subfolders>;
}

/** What the server has of a choice. */
export interface Look {
  readonly lists: SessionLists;
  readonly problems: SessionChoices['problems'];
}

/** Folders whose subfolders lead to a subfolder and on from it: '', 'Au', 'Au/20cm'. */
export function foldersOnTheWay(subfolder: string): string[] {
  const parts = subfolder === '' ? [] : subfolder.split('/');
  return ['', ...parts.map((_, at) => parts.slice(0, at + 1).join('/'))];
}

/** The outermost level that is chosen and cannot be read, with the reason. */
export function unreadable(
  form: SessionForm,
  { lists: { years, sessions, subfolders }, problems }: Look
): { level: SessionLevel; sentence: string } | undefined {
  const level =
    form.base && !years
      ? 'base'
      : form.year && !sessions
        ? 'year'
        : form.session && !subfolders.has('')
          ? 'session'
          : form.subfolder && !subfolders.has(form.subfolder)
            ? 'subfolder'
            : undefined;
  // What lies in a folder that is not there is not there either: the reason is the outermost.
  const [reason] = [...problems].sort((a, b) => a.input.length - b.input.length);
  return level && { level, sentence: reason?.message ?? '' };
}

/**
 * What a look at the server makes of a choice: a level the user chose and that is not there is a problem; one further in,
 * which was only kept from before, is given up; where there is but one year or session to choose, it is chosen.
 *
 * @param chosen innermost level that the user or this function chose; undefined when all of it is an offer
 * @returns `again` when the form has changed, so that there is more to look at
 */
export function afterLook(
  form: SessionForm,
  look: Look,
  chosen: SessionLevel | undefined
): { form: SessionForm; chosen: SessionLevel | undefined; problems: SessionProblems; again: boolean } {
  const missing = unreadable(form, look);
  if (missing && depth(missing.level) <= depth(chosen)) {
    return { form, chosen, problems: { [missing.level]: missing.sentence }, again: false };
  }
  const kept = missing ? clearedFrom(form, missing.level) : form;
  const year = kept.base && !kept.year ? only(look.lists.years) : undefined;
  if (year !== undefined) {
    return { form: { ...kept, year }, chosen: 'year', problems: {}, again: true };
  }
  const session = kept.year && !kept.session ? only(look.lists.sessions) : undefined;
  if (session !== undefined) {
    return { form: { ...kept, session }, chosen: 'session', problems: {}, again: true };
  }
  return { form: kept, chosen, problems: {}, again: false };
}

/** The lists with one of them read again, and what stands above it. */
export function mergedLists(lists: SessionLists, found: SessionLists, level: SessionLevel): SessionLists {
  return {
    bases: level === 'base' ? found.bases : lists.bases,
    years: found.years ?? lists.years,
    sessions: found.sessions ?? lists.sessions,
    subfolders: level === 'subfolder' ? found.subfolders : lists.subfolders
  };
}

/** Problems once the levels of `asked` have been looked at again: those of other levels stay. */
export function problemsAfter(problems: SessionProblems, asked: SessionForm, look: Look): SessionProblems {
  const missing = unreadable(asked, look);
  const others = Object.entries(problems).filter(([level]) => asked[level as SessionLevel] === '');
  return { ...Object.fromEntries(others), ...(missing && { [missing.level]: missing.sentence }) };
}

function depth(level: SessionLevel | undefined): number {
  return level === undefined ? -1 : SESSION_LEVELS.indexOf(level);
}

function only(list: List<string> | undefined): string | undefined {
  return list?.entries.length === 1 && list.more === 0 ? list.entries[0] : undefined;
}
