import {
  actNamed,
  describeJudgement,
  formatDate,
  listOf,
  reviewOutcomeWords,
  sizeWords,
  type CaseState,
  type CorrectedEntry,
  type Instrument,
} from '@interventions/domain';
import { arrangementView, deliveryView, plannedViews } from './case-words.js';

/** One thing that is known of a case, in words. `key` stays the same while what it says may change. */
export type KnownLine = {
  readonly key: string;
  readonly text: string;
  readonly detail: string | null;
  /** The entry that says so; null for what follows from several. */
  readonly entryId: string | null;
};

/** What is known of a case under one heading. */
export type KnownSection = {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly KnownLine[];
};

type Happened = readonly CorrectedEntry[];

/** Where a case stands, section by section: the same sections in the same order for every state. */
export function stateSections(state: CaseState, happened: Happened): readonly KnownSection[] {
  return [
    { id: 'standing', title: 'The case', lines: standing(state) },
    { id: 'instruments', title: 'In force', lines: state.instruments.map(instrumentLine) },
    { id: 'delivery', title: 'Who ran the services', lines: delivery(state) },
    { id: 'judgements', title: 'Judgements of the council', lines: judgements(state) },
    { id: 'reviews', title: 'Reviews held', lines: reviews(state) },
    { id: 'reports', title: 'What commissioners had recommended', lines: reports(happened) },
    { id: 'conditions', title: 'Conditions', lines: conditions(state) },
    { id: 'planned', title: 'Planned dates', lines: planned(state) },
    { id: 'evidence', title: 'Evidence attached', lines: evidence(happened) },
  ];
}

const statusWords: Readonly<Record<CaseState['status'], string>> = {
  'not-opened': 'Not opened yet',
  open: 'Open',
  closed: 'Closed',
  transferred: 'Transferred to a successor council',
  voided: 'Voided',
};

const decisionStatusWords: Readonly<Record<CaseState['decision'], string>> = {
  none: 'No decision was waited for',
  'review-pending': 'A commissioner’s review was waited for',
  'decision-pending': 'The minister’s decision was waited for',
  'more-time': 'The council had been given more time',
};

function line(
  key: string,
  text: string,
  detail: string | null = null,
  entryId: string | null = null,
): KnownLine {
  return { key, text, detail, entryId };
}

function standing({ status, hold, decision, owner }: CaseState): readonly KnownLine[] {
  return [
    line('status', statusWords[status]),
    ...(hold === null
      ? []
      : [line('hold', `On hold since ${formatDate(hold.since)}`, hold.reason || null)]),
    line('decision', decisionStatusWords[decision]),
    ...(owner === null ? [] : [line('owner', `Case officer: ${owner}`)]),
  ];
}

function instrumentLine({ id, name, since, due, antecedent }: Instrument): KnownLine {
  const began = antecedent
    ? `In force ${formatDate(since)}; its beginning is not in the sources`
    : `Since ${formatDate(since)}`;
  return line(id, name, due === undefined ? began : `${began}, due ${formatDate(due)}`, id);
}

function delivery(state: CaseState): readonly KnownLine[] {
  const { powersHeld } = state;
  return [
    line('phase', deliveryView(state).text),
    ...state.arrangements.map((one) =>
      line(one.id, arrangementView(state, one).text, null, one.id),
    ),
    ...(powersHeld.length === 0
      ? []
      : [line('powers', `Powers held by commissioners: ${listOf(powersHeld)}`)]),
  ];
}

function judgements({ judgements: known }: CaseState): readonly KnownLine[] {
  return known.map(({ id, effectiveOn, data }) =>
    line(id, describeJudgement(data), `Published ${formatDate(effectiveOn)}`, id),
  );
}

function reviews({ reviewsHeld }: CaseState): readonly KnownLine[] {
  return reviewsHeld.map(({ id, on, outcome }) => {
    const words = reviewOutcomeWords[outcome as keyof typeof reviewOutcomeWords] ?? outcome;
    return line(id, words, `Held ${formatDate(on)}`, id);
  });
}

function reports(happened: Happened): readonly KnownLine[] {
  return happened
    .filter(({ act }) => act === 'CommissionerReported')
    .map((entry) =>
      line(
        entry.id,
        actNamed(entry.act).sentence(entry.data),
        detailsOf(
          `Delivered ${formatDate(entry.data.effectiveOn)}`,
          labelled('Recommendation', entry.data.details['recommendation']),
          labelled('Conditions', entry.data.details['conditions']),
        ),
        entry.id,
      ),
    );
}

const conditionWords = { open: 'Open', met: 'Met', waived: 'Waived', missed: 'Missed' } as const;

function conditions({ conditions: known }: CaseState): readonly KnownLine[] {
  return known.map(({ id, text, due, status }) =>
    line(
      id,
      text,
      `${conditionWords[status]}${due === null ? '' : `, due ${formatDate(due)}`}`,
      id,
    ),
  );
}

function planned(state: CaseState): readonly KnownLine[] {
  return plannedViews(state).map(({ what, on, onText }) => line(`${what}/${on}`, what, onText));
}

/** Each attachment with its place among those of the same title, and what tells its bytes apart. */
function evidence(happened: Happened): readonly KnownLine[] {
  const attached = happened.filter(({ act }) => act === 'EvidenceAttached');
  return attached.map((entry, index) => {
    const { title, fileName, mediaType, bytes, sha256 } = entry.data.details;
    const version = attached
      .slice(0, index + 1)
      .filter((one) => one.data.details['title'] === title).length;
    return line(
      entry.id,
      String(title),
      detailsOf(
        `Version ${version}, attached ${formatDate(entry.data.effectiveOn)}`,
        labelled('File', fileName),
        labelled('Type', mediaType),
        labelled('Size', typeof bytes === 'number' ? sizeWords(bytes) : undefined),
        labelled('SHA-256', sha256) ?? 'No digest of the file is recorded',
      ),
      entry.id,
    );
  });
}

function labelled(label: string, value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? `${label}: ${value}` : undefined;
}

function detailsOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('. ');
}
