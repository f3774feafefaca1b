import type { TranslationBundle } from '@jupyterlab/translation';

import type { Place } from '../../protocol/session';
import { sessionPlaceSchema } from '../../protocol/session';

/** The pick-lists of a session, from the outermost. */
export const SESSION_LEVELS = ['base', 'year', 'session', 'subfolder'] as const;
export type SessionLevel = (typeof SESSION_LEVELS)[number];

/** The choice of a session as the user leaves it; what is not chosen yet is empty. */
export interface SessionForm {
  readonly base: string;
  readonly year: string;
  readonly session: string;
  /** Path below Merlin */
  readonly subfolder: string;
  /** All MIB files in the Merlin folder; only without a subfolder */
  readonly all: boolean;
}

export type SessionProblems = Partial<Record<SessionLevel, string>>;

export const emptySession: SessionForm = { base: '', year: '', session: '', subfolder: '', all: true };

/** A path or name as it was meant: without spaces around it and without "/" at its end. */
export function trimPath(text: string): string {
  const path = text.trim();
  return path.replace(/\/+$/, '') || (path === '' ? '' : '/');
}

/** The form with another value at one level, in the form that level takes. */
export function withLevel(form: SessionForm, level: SessionLevel, text: string): SessionForm {
  if (level === 'subfolder') {
    const subfolder = text.trim().replace(/^\/+|\/+$/g, '');
    return { ...form, subfolder, all: subfolder === '' };
  }
  return { ...form, [level]: level === 'base' ? trimPath(text) : text.trim() };
}

/** The form with everything from a level on not chosen yet. */
export function clearedFrom(form: SessionForm, level: SessionLevel): SessionForm {
  const kept = SESSION_LEVELS.slice(0, SESSION_LEVELS.indexOf(level));
  return { ...emptySession, ...Object.fromEntries(kept.map(name => [name, form[name]])) };
}

/** What is wrong with the values themselves, whatever exists on the server. Empty ones are not wrong. */
export function formProblems(form: SessionForm): SessionProblems {
  return Object.fromEntries(
    SESSION_LEVELS.flatMap(level => {
      const read = sessionPlaceSchema.shape[level].safeParse(form[level]);
      return form[level] === '' || read.success ? [] : [[level, read.error.issues[0].message]];
    })
  );
}

/** The place the form stands for; undefined while something is missing or cannot be. */
export function placeOf({ base, year, session, subfolder, all }: SessionForm): Place | undefined {
  return subfolder === '' && !all ? undefined : sessionPlaceSchema.safeParse({ base, year, session, subfolder }).data;
}

/** The folder of a place. */
export function folderOfPlace(place: Place): string {
  if ('folder' in place) {
    return place.folder;
  }
  const { base, year, session, subfolder } = place;
  return [base === '/' ? '' : base, year, session, 'Merlin', ...(subfolder ? [subfolder] : [])].join('/');
}

/** Where the results of a session lie, calibrations among them; undefined for a folder outside of a session. */
export function resultsOfPlace(place: Place): string | undefined {
  if ('folder' in place) {
    return undefined;
  }
  const { base, year, session } = place;
  return [base === '/' ? '' : base, year, session, 'processing', 'Merlin'].join('/');
}

/** What to do next, in one sentence; undefined when a place is chosen. */
export function nextStep(form: SessionForm, trans: TranslationBundle): string | undefined {
  if (form.base === '') {
    return trans.__('Pick the base directory, or Other folder for data that lie elsewhere.');
  }
  if (form.year === '') {
    return trans.__('Pick the year.');
  }
  if (form.session === '') {
    return trans.__('Pick the session.');
  }
  return form.subfolder === '' && !form.all
    ? trans.__("Pick a subfolder, or tick All MIB files in 'Merlin' folder.")
    : undefined;
}

/** Whether a folder is one whose acquisitions the session's choice shows: the session, or its raw or processed Merlin folder. */
export function showsFolder(form: SessionForm, folder: string): boolean {
  const root = `${form.base === '/' ? '' : form.base}/${form.year}/${form.session}`;
  if (!folder.startsWith(`${root}/`)) {
    // A link led to the session, or it is the session itself.
    return true;
  }
  return /^(Merlin|processing)(\/|$)/.test(folder.slice(root.length + 1));
}
