import {
  deadlinesToWatch,
  findAuthority,
  obligationsOf,
  stateOf,
  type CaseLook,
  type Concern,
  type Day,
  type Entry,
  type MessageValues,
  type Obligation,
  type Telling,
} from '@interventions/domain';
import { deadlineNotice } from '../notices/deadline-notice.js';
import type { CaseViews } from './case-views.js';

/** A case as its processes see it on a day, evaluated once for all of them. */
export type CaseSight = {
  readonly interventionId: string;
  /** Its entries and its council’s, in log order. */
  readonly history: readonly Entry[];
  /** What a concern has to watch. */
  readonly lookFor: (concern: Concern) => CaseLook;
  /** Whom to tell about its deadlines: the case officer, else the team. */
  readonly tellingFor: (concern: Concern) => Telling;
};

/** Evaluates a case from the views; undefined where there is none of this id. */
export function seeCase(
  views: CaseViews,
  interventionId: string,
  today: Day,
  publicUrl: string,
): CaseSight | undefined {
  const found = views.caseHistory(interventionId);
  if (found === undefined) return undefined;
  const history = [...found.own, ...found.council].sort((a, b) =>
    a.position < b.position ? -1 : a.position > b.position ? 1 : 0,
  );
  const obligations = obligationsOf(history, { until: today });
  const council = findAuthority(found.laCode)?.name ?? `Council ${found.laCode}`;
  const lookFor = (concern: Concern): CaseLook => ({
    ...deadlinesToWatch(obligations, history, concern, today),
    events: history.map(({ id }) => id),
    today,
  });
  return {
    interventionId,
    history,
    lookFor,
    tellingFor: (concern) => {
      const { owner, team } = stateOf(history, { validAt: today }).state;
      const values = lookFor(concern).deadlines.map(
        ({ key }) =>
          [key, valuesOf(obligations, key, { council, interventionId, publicUrl })] as const,
      );
      return { to: owner ?? team, values: Object.fromEntries(values) };
    },
  };
}

function valuesOf(
  obligations: readonly Obligation[],
  key: string,
  about: { readonly council: string; readonly interventionId: string; readonly publicUrl: string },
): MessageValues {
  const obligation = obligations.find((one) => one.key === key);
  if (obligation === undefined || obligation.due === null) return {};
  return deadlineNotice({ obligation: { ...obligation, due: obligation.due }, ...about });
}
