import type { DryRunAnswer, ObligationView } from '@interventions/contracts';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import { stateTagClasses } from '../deadlines/deadline-words.js';
import type { ActForm, Values } from './act-form.js';

/** Asks what recording a body would do. */
export type AskPreview = (body: Values) => Promise<DryRunAnswer>;

/** What recording would do, as the page that checks the answers shows it. */
export type Preview =
  | { readonly kind: 'shown'; readonly view: PreviewView }
  | { readonly kind: 'refused'; readonly message: string; readonly field: string | null }
  /** Nobody could tell. The entry can be recorded all the same. */
  | { readonly kind: 'not-known' };

/** The parts of a preview; each list may be empty. */
export interface PreviewView {
  readonly departures: DryRunAnswer['departures'];
  /** Whether the reason for a departure can be given on the page. */
  readonly asksReason: boolean;
  readonly started: readonly string[];
  readonly stopped: readonly {
    readonly text: string;
    readonly state: string;
    readonly tag: string;
  }[];
  readonly moved: readonly string[];
  readonly told: DryRunAnswer['told'];
  /** Whether recording it changes nothing that is due. */
  readonly quiet: boolean;
}

/** What recording would do. Never fails for a fault of the far side: the page then says that it could not tell. */
export async function preview(form: ActForm, body: Values, ask: AskPreview): Promise<Preview> {
  try {
    return previewOf(await ask(body), form, body);
  } catch (error) {
    if (error instanceof ApiUnavailable) return { kind: 'not-known' };
    if (error instanceof ApiProblem && error.problem.status !== 401) return { kind: 'not-known' };
    throw error;
  }
}

/** A dry run in the words of the page. */
export function previewOf(answer: DryRunAnswer, form: ActForm, body: Values): Preview {
  const { refused, departures, started, stopped, moved, told } = answer;
  if (refused !== null) {
    const message = [refused.detail, refused.remedy].filter((text) => text !== null).join(' ');
    return { kind: 'refused', message, field: refused.field };
  }
  const hasReason = form.fields.some(({ key }) => key === 'reason');
  return {
    kind: 'shown',
    view: {
      departures,
      asksReason:
        hasReason &&
        body['reason'] === undefined &&
        departures.some(({ reason }) => reason === undefined),
      started: started.map(withDate),
      stopped: stopped.map((item) => ({
        text: item.what,
        state: item.stateText,
        tag: stateTagClasses[item.state] ?? '',
      })),
      moved: moved.map(
        ({ before, after }) => `${after.what}: from ${dateOf(before)} to ${dateOf(after)}`,
      ),
      told,
      quiet: started.length + stopped.length + moved.length === 0,
    },
  };
}

function withDate(item: ObligationView): string {
  return item.due === null ? `${item.what}, no date set` : `${item.what}, due ${item.due.text}`;
}

function dateOf({ due }: ObligationView): string {
  return due?.text ?? 'no date';
}
