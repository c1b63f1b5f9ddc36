import type { ActDescription, Deadline, ObligationView } from '@interventions/contracts';
import type { SignedInUser } from '../http/session.js';
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

/** States in which something can still be done about it. */
const unsettled: ReadonlySet<string> = new Set(['open', 'missed', 'cannot-tell', 'not-recorded']);

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
  const running = item.state === 'open' || item.state === 'missed';
  return {
    item,
    tag: stateTagClasses[item.state] ?? '',
    days:
      item.pausedSince !== null ? 'clock paused' : running ? daysLeftWords(item.daysLeft) : null,
    late: item.state === 'missed',
    links: unsettled.has(item.state) ? linksOf(item, where, acts, user) : [],
  };
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
  const wanted = [
    [item.act.name, item.act.label],
    ['DeadlineMoved', 'Move the date'],
    ['DeadlineWaived', 'Waive'],
  ] as const;
  return wanted.flatMap(([name, text]) => {
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
