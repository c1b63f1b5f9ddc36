import type { ActDescription, Deadline, ObligationView } from '@interventions/contracts';
import type { SignedInUser } from '../sessions/sessions.js';
import { daysLeftWords, stateTagClasses } from './deadline-words.js';

/** The acts by name, as the api describes them. */
export type Acts = ReadonlyMap<string, ActDescription>;

/** Where something is due. */
export type DueWhere = { readonly interventionId: string; readonly laCode: string };

/** Something that a person can do about an item. */
export interface DueLink {
  readonly text: string;
  readonly href: string;
}

/** Something due as a row of a table: what the api says of it with its words and links. */
export interface DueItem {
  readonly item: ObligationView;
  readonly tag: string;
  /** “12 days left”; null where nothing counts down. */
  readonly days: string | null;
  readonly late: boolean;
  readonly links: readonly DueLink[];
}

/** Whether it is still owed: neither met, waived nor ended, also where it was missed once. */
export function isOwed({ state, met, waived, lapsed }: ObligationView): boolean {
  const pending = state === 'open' || state === 'missed' || state === 'cannot-tell';
  return pending && met === null && waived === null && lapsed === null;
}

/** The acts by name. */
export function actsByName(acts: readonly ActDescription[]): Acts {
  return new Map(acts.map((act) => [act.name, act]));
}

/** An item of a list or of a case with what the person may do about it. */
export function dueItem(
  item: ObligationView,
  where: DueWhere,
  acts: Acts,
  user: SignedInUser | undefined,
): DueItem {
  const owed = isOwed(item);
  return {
    item,
    tag: stateTagClasses[item.state] ?? '',
    days: owed && item.state !== 'cannot-tell' ? countdown(item) : null,
    late: owed && item.state === 'missed',
    links: linksOf(item, where, acts, user),
  };
}

function countdown({ pausedSince, daysLeft }: ObligationView): string | null {
  return pausedSince === null ? daysLeftWords(daysLeft) : 'clock paused';
}

/** The rows of a page of deadlines. */
export function deadlineRows(
  items: readonly Deadline[],
  acts: Acts,
  user: SignedInUser | undefined,
) {
  return items.map((deadline) => ({ ...dueItem(deadline, deadline, acts, user), deadline }));
}

function linksOf(
  item: ObligationView,
  where: DueWhere,
  acts: Acts,
  user: SignedInUser | undefined,
): readonly DueLink[] {
  const record = { name: item.act.name, text: item.act.label };
  const change = [
    { name: 'DeadlineMoved', text: 'Move the date' },
    { name: 'DeadlineWaived', text: 'Waive' },
  ];
  const wanted = isOwed(item) ? [record, ...change] : item.state === 'not-recorded' ? [record] : [];
  return wanted.flatMap(({ name, text }) => {
    const act = acts.get(name);
    if (act === undefined || user === undefined || !act.roles.includes(user.role)) return [];
    return [{ text, href: formAddress(act, where, item.key) }];
  });
}

/** The address of an act's form, begun with what it is about. Acts of a council stand under the council. */
export function formAddress(act: ActDescription, where: DueWhere, key: string | null): string {
  if (act.stream === 'authority')
    return `/authorities/${encodeURIComponent(where.laCode)}/record/${act.route}`;
  const form = `/interventions/${where.interventionId}/record/${act.route}`;
  return key === null ? form : `${form}?${new URLSearchParams({ deadline: key }).toString()}`;
}
