import {
  actNamed,
  allowedActs,
  evaluate,
  formatDate,
  listOf,
  obligationStateWords,
  responsibleWords,
  dueText,
  stateOf,
  type CaseState,
  type Day,
  type Entry,
  type Evaluation,
  type ObligationAt,
  type Track,
} from '@interventions/domain';
import { stateSections, type KnownLine, type KnownSection } from './known-lines.js';
import { groupBy } from './ordering.js';

/** A case on a day as some entries tell it: where it stood, what was due, expected and open to do, and what departed. */
export function knownThatDay(entries: readonly Entry[], day: Day): readonly KnownSection[] {
  const { state, entries: happened, uncertain } = stateOf(entries, { validAt: day });
  const found = evaluate(null, entries, { asOf: day });
  const sections = [
    ...stateSections(state, happened),
    { id: 'due', title: 'What was due', lines: due(found) },
    { id: 'expected', title: 'What was expected next', lines: expected(found) },
    { id: 'departures', title: 'What had departed from policy', lines: departures(found) },
    { id: 'acts', title: 'What could be done', lines: openActs(state) },
  ];
  const unsure = new Set(uncertain);
  return sections.map((section) => ({
    ...section,
    lines: section.lines.map((line) => (unsure.has(line.entryId ?? '') ? mayBeLater(line) : line)),
  }));
}

function mayBeLater(line: KnownLine): KnownLine {
  const says = 'Its date is not known exactly: it may have happened later';
  return { ...line, detail: line.detail === null ? says : `${line.detail}. ${says}` };
}

function due({ obligations }: Evaluation): readonly KnownLine[] {
  return obligations.filter(isOwed).map((one) => ({
    key: one.key,
    text: one.what,
    detail: [
      one.due === null ? 'No date set' : `Due ${dueText(one.due)}`,
      obligationStateWords[one.state],
      responsibleWords[one.who],
      ...(one.rule === null ? [] : [`rule ${one.rule}`]),
    ].join(', '),
    entryId: one.anchor.entryId,
  }));
}

/** Nothing settled it, and the record claims to tell. */
function isOwed({ state, met, waived, lapsed }: ObligationAt): boolean {
  return (
    ['open', 'missed', 'cannot-tell'].includes(state) &&
    met === null &&
    waived === null &&
    lapsed === null
  );
}

function expected({ expectedNext }: Evaluation): readonly KnownLine[] {
  return expectedNext.map(({ act, obligation, what, by, who, because }) => ({
    key: obligation ?? act,
    text: by === null ? what : `${what}, by ${formatDate(by)}`,
    detail: `${responsibleWords[who]}. ${because}`,
    entryId: null,
  }));
}

function departures({ departures: found }: Evaluation): readonly KnownLine[] {
  return found.map(({ rule, says, entryId, reason }) => ({
    key: `${rule}/${entryId ?? says}`,
    text: says,
    detail: `${rule === 'practice' ? 'Good practice' : `Rule ${rule}`}. ${
      reason === null ? 'No reason was recorded' : `Reason given: ${reason}`
    }`,
    entryId,
  }));
}

const trackTitles: Readonly<Record<Track, string>> = {
  case: 'Case',
  judgements: 'Judgements',
  instruments: 'Instruments',
  decisions: 'Decisions',
  delivery: 'Delivery',
  contracts: 'Contracts and partnerships',
  improvement: 'Improvement',
  record: 'The record itself',
};

/** What integrity allowed, whoever records it, one line for each track. */
function openActs(state: CaseState): readonly KnownLine[] {
  const open = allowedActs(state, 'team-leader').filter(({ allowed }) => allowed);
  const byTrack = groupBy(open, ({ act }) => actNamed(act).track);
  return [...byTrack].map(([track, acts]) => ({
    key: track,
    text: trackTitles[track as Track],
    detail: listOf(acts.map(({ act }) => actNamed(act).label)),
    entryId: null,
  }));
}
