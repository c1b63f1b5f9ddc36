import { z } from 'zod';
import { compareDates, formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, choices, date, line, prose } from '../fields.js';
import type { CaseState, Instrument } from '../state.js';
import { arrange, goLive, putInForce, setUp } from '../transitions.js';
import { brief, listOf, when } from '../words.js';

const antecedentKinds = {
  judgement: 'Judgement',
  adviser: 'Adviser',
  'improvement-partner': 'Improvement partner',
  'improvement-board': 'Improvement board',
  'improvement-notice': 'Improvement notice',
  'direction-social-care': 'Direction (social care)',
  'direction-education': 'Direction (education functions)',
  'direction-send': 'Direction (SEND)',
  commissioner: 'Commissioner',
  'support-package': 'Support package',
  'set-up': 'Set-up of a delivery model',
  contract: 'Contract',
  partnership: 'Partnership',
} as const;

export const antecedentStated = defineAct({
  name: 'AntecedentStated',
  route: 'antecedents',
  track: 'record',
  label: 'State what is known from before',
  title: 'Known from before',
  hint: 'Something that must have been in force although no source reports its beginning',
  decidedBy: 'Whoever records',
  details: z.strictObject({
    kind: choice('What was in force', antecedentKinds),
    interval: date('When it must have begun', 'An interval such as ../2014'),
    name: line('Its name, where known').optional(),
    why: prose('Why its beginning is missing'),
  }),
  guard: (d, _state, { effectiveOn }) =>
    compareDates(effectiveOn, d.interval) === 'after'
      ? {
          code: 'later-than-it-began',
          detail: 'It would count from a date after the one on which it must have begun.',
          field: 'effectiveOn',
          remedy: 'Give as its date when it must have begun, for example ../2014.',
        }
      : undefined,
  apply: (state, d, { id }) => withAntecedent(state, d.kind, d.name, d.interval, id),
  sentence: (d) =>
    `Known from before: ${d.name ?? antecedentKinds[d.kind].toLowerCase()}, begun ${formatDate(d.interval)}; its beginning is not in the sources`,
  rules: ['§5 row 30a', '§3'],
});

function withAntecedent(
  state: CaseState,
  kind: keyof typeof antecedentKinds,
  name: string | undefined,
  since: string,
  id: string,
): CaseState {
  const instrument = (one: Omit<Instrument, 'id' | 'since' | 'antecedent'>) =>
    putInForce(state, { ...one, id, since, antecedent: true });
  switch (kind) {
    case 'judgement':
      return state;
    case 'adviser':
    case 'improvement-partner':
    case 'improvement-board':
    case 'improvement-notice':
    case 'support-package':
      return instrument({ kind, name: name ?? antecedentKinds[kind] });
    case 'direction-social-care':
      return instrument({
        kind: 'direction',
        name: name ?? antecedentKinds[kind],
        directionKind: 'social-care',
      });
    case 'direction-education':
      return instrument({
        kind: 'direction',
        name: name ?? antecedentKinds[kind],
        directionKind: 'education',
      });
    case 'direction-send':
      return instrument({
        kind: 'direction',
        name: name ?? antecedentKinds[kind],
        directionKind: 'send',
      });
    case 'commissioner':
      return {
        ...instrument({ kind, name: name ?? antecedentKinds[kind] }),
        commissionersEver: [...state.commissionersEver, id],
      };
    case 'set-up':
      return setUp(state, state.setUp ?? { vehicle: null, plannedGoLive: null, paused: false });
    case 'contract':
      return arrange(state, {
        id,
        kind,
        with: name ?? 'Contract',
        start: since,
        end: null,
        noticeOn: null,
        reviewDates: [],
      });
    case 'partnership': {
      const by = name ?? 'Partnership';
      const arranged = arrange(state, {
        id,
        kind,
        with: by,
        start: since,
        end: null,
        noticeOn: null,
        reviewDates: [],
      });
      return state.delivery.phase === 'council'
        ? goLive(arranged, 'partnership', by, since)
        : arranged;
    }
    default:
      return kind satisfies never;
  }
}

export const coverageDeclared = defineAct({
  name: 'CoverageDeclared',
  route: 'coverage',
  track: 'record',
  stream: 'either',
  label: 'Declare what the record covers',
  title: 'Coverage declared',
  decidedBy: 'Whoever records',
  details: z.strictObject({
    kinds: choices('Kinds of entry the record claims to hold completely', {
      judgements: 'Judgements',
      instruments: 'Instruments',
      decisions: 'Decisions',
      delivery: 'Delivery',
      contracts: 'Contracts',
      improvement: 'Improvement',
    }),
    period: date('Period', 'An interval such as 2013-11/2026-06'),
    limits: prose('What it does not cover').optional(),
  }),
  sentence: (d) =>
    `The record claims to hold all ${listOf(d.kinds)} ${formatDate(d.period)}${when(d.limits, (text) => `. ${brief(text)}`)}`,
  weight: 'minor',
  rules: ['§5 row 30a', '§3'],
});
