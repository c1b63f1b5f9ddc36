import {
  dayRange,
  gradeWords,
  type AuthorityRecord,
  type JudgementRow,
} from '@interventions/contracts';
import type { Option } from '../forms/field.js';
import { dateWords, upperFirst } from '../rendering/filters.js';

type Spell = AuthorityRecord['interventions'][number];

/** A case that a new one may follow: an earlier spell here, or one of a council that this one succeeded. */
export interface FollowedCase {
  readonly id: string;
  readonly text: string;
}

/** A possible trigger, to choose from. */
export interface TriggerOption extends Option {
  readonly hint: string | null;
}

/** What has to be seen before an intervention is opened in a council. */
export interface Triage {
  /** Whether the judgements on record call for an intervention, in one sentence. */
  readonly verdict: { readonly calls: boolean; readonly text: string };
  readonly triggers: readonly TriggerOption[];
  readonly open: readonly Spell[];
  readonly ended: readonly Spell[];
  readonly follows: readonly FollowedCase[];
  /** Whether the person must say how the new case relates to others. */
  readonly asksRelation: boolean;
}

/** How many inadequate judgements stand on the list, newest first. */
const judgementsOffered = 6;

/** What the record of a council and of those that it succeeded says about opening an intervention in it. */
export function triageOf(
  authority: AuthorityRecord,
  predecessors: readonly AuthorityRecord[],
  otherTriggers: readonly Option[],
): Triage {
  const { interventions } = authority;
  const open = interventions.filter(({ status }) => status === 'open');
  const ended = interventions.filter(({ status }) => status !== 'open');
  const follows = [authority, ...predecessors].flatMap(({ name, interventions: cases }) =>
    cases
      .filter((spell) => spell.status !== 'open' || name !== authority.name)
      .map((spell) => ({ id: spell.id, text: `It follows the intervention ${spellWords(spell)}` })),
  );
  return {
    verdict: verdictOf(authority),
    triggers: [
      ...authority.judgements
        .filter(isInadequate)
        .slice(0, judgementsOffered)
        .map((judgement) => judgementOption(judgement, interventions)),
      ...otherTriggers.map((option) =>
        option.value === 'inadequate-judgement'
          ? {
              ...option,
              text: 'An inadequate judgement that is not on record',
              hint: 'Record the judgement for the council first, if you can: the tests count it',
            }
          : { ...option, hint: null },
      ),
    ],
    open,
    ended,
    follows,
    asksRelation: open.length > 0 || follows.length > 0,
  };
}

/** "in Northamptonshire, opened 5 July 2019, closed 3 March 2021". */
export function spellWords({ authority, openedOn, closedOn, status }: Spell): string {
  const ended = closedOn === null ? '' : `, ${status} ${dateWords(closedOn)}`;
  return `in ${authority}, opened ${dateWords(openedOn)}${ended}`;
}

/** Whether a report names inadequate services: overall, or under a heading where it gives no overall grade. */
export function isInadequate({ overall, grades }: JudgementRow): boolean {
  const given = overall !== null && overall !== 'not-given' && overall !== 'unknown';
  return given ? overall === 'inadequate' : grades.some(({ grade }) => grade === 'inadequate');
}

function verdictOf({ judgements, proposed, interventions }: AuthorityRecord): Triage['verdict'] {
  const [latest] = judgements;
  if (latest === undefined)
    return { calls: false, text: 'No judgement of this council is on record.' };
  const judged = `The latest judgement (${latest.publishedText}, ${latest.framework})`;
  if (proposed)
    return {
      calls: true,
      text: `The latest full inspection found inadequate services, and no case has answered it yet.`,
    };
  if (!isInadequate(latest))
    return { calls: false, text: `${judged} is not inadequate: it is no trigger by itself.` };
  const answer = answeringCase(latest, interventions);
  return {
    calls: false,
    text:
      answer === undefined
        ? `${judged} is inadequate.`
        : `${judged} is inadequate, and the case opened ${dateWords(answer.openedOn)} answers it.`,
  };
}

/** The case that was open when a judgement was published, or opened since. */
function answeringCase(
  { publishedOn }: JudgementRow,
  interventions: readonly Spell[],
): Spell | undefined {
  const published = dayRange(publishedOn).earliest ?? '0000-01-01';
  return interventions.find(
    ({ status, closedOn }) =>
      status === 'open' ||
      (closedOn !== null && (dayRange(closedOn).latest ?? '9999-12-31') >= published),
  );
}

function judgementOption(judgement: JudgementRow, interventions: readonly Spell[]): TriggerOption {
  const { id, publishedText, framework, grades, overall } = judgement;
  const answer = answeringCase(judgement, interventions);
  const worst = grades.filter(({ grade }) => grade === 'inadequate').map(({ label }) => label);
  const rest = grades
    .filter(({ grade }) => grade !== 'inadequate')
    .map(({ label, gradeText }) => `${label}: ${gradeText.toLowerCase()}`);
  const inadequate = worst.length === 0 ? [] : [`Inadequate: ${worst.join('; ')}`];
  const overallWords =
    overall === null
      ? 'no overall grade'
      : `${((gradeWords as Readonly<Record<string, string>>)[overall] ?? overall).toLowerCase()} overall`;
  return {
    value: `judgement:${id}`,
    text: `Judgement published ${publishedText}: ${framework}, ${overallWords}`,
    hint: upperFirst(
      [
        ...inadequate,
        ...rest,
        ...(answer === undefined
          ? []
          : [`Answered by the case opened ${dateWords(answer.openedOn)}`]),
      ].join('. '),
    ),
  };
}
