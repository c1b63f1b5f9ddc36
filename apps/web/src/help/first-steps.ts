/** A step to try: what to do, where, and what there is to see. */
export interface Step {
  readonly link: string;
  readonly href: string;
  readonly see: string;
}

/** What somebody with a role may try in about ten minutes. */
export interface FirstSteps {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Where a page of a council's case is, or the way to look for the case where it is not known. */
export type CasePage = (council: string, rest?: string) => string;

/** Ten minutes for each role, in the histories that come with the service. */
export function firstSteps(casePage: CasePage): readonly FirstSteps[] {
  return [
    {
      id: 'case-officer',
      title: 'Case officer',
      steps: [
        {
          link: 'See what is overdue in all open cases',
          href: '/deadlines?scope=all&window=overdue',
          see: 'Open “Why” beside a deadline: it names the date it was counted from and the policy.',
        },
        {
          link: 'Open the record of Slough',
          href: casePage('Slough'),
          see: 'What is in force and who runs the service are two things that move on their own. Below stands what can be recorded next, and why other acts cannot.',
        },
        {
          link: 'Read the timeline of Slough',
          href: casePage('Slough', '/timeline?order=oldest'),
          see: 'Each entry says when it happened, when it was recorded, by whom and from which source. “Sources disagree” marks dates that differ.',
        },
        {
          link: 'Record a note in the case of Norfolk',
          href: casePage('Norfolk', '/record/notes'),
          see: 'You check your answers before anything is recorded. Afterwards, correct the note on the timeline: the old words stay beside the new ones.',
        },
      ],
    },
    {
      id: 'commissioner',
      title: 'Commissioner',
      steps: [
        {
          link: 'Find what a commissioner did elsewhere',
          href: '/search?q=eleanor+brazil',
          see: 'Each result leads to the very entry, in Croydon, Medway, Sandwell or elsewhere.',
        },
        {
          link: 'Read the decisions about Sefton',
          href: casePage('Sefton', '/timeline?track=decisions&order=oldest'),
          see: 'A decision carries its reasons. Where it leaves the policy the entry says from which rule.',
        },
        {
          link: 'See what had happened in Slough by the end of 2016',
          href: casePage('Slough', '/timeline?validAt=2016-12-31'),
          see: 'The page tells apart what had happened by then from what this service knew then.',
        },
        {
          link: 'Start to record a decision about Norfolk, and stop before recording it',
          href: casePage('Norfolk', '/record/decisions'),
          see: 'The last page before recording says what would depart from policy, what would fall due and who would be told.',
        },
      ],
    },
    {
      id: 'researcher',
      title: 'Researcher',
      steps: [
        {
          link: 'Judge the case of Slough by a policy that never came into force',
          href: casePage('Slough', '/policy?policy=select-committee-2016'),
          see: 'Every deadline and departure is worked out again, with the reason for each difference further down.',
        },
        {
          link: 'Compare two versions of the policy',
          href: '/policies/compare?a=putting-children-first-2016&b=select-committee-2016',
          see: 'Rules and values side by side, and the open cases that would look different.',
        },
        {
          link: 'Test Slough for persistent failure on 1 January 2018',
          href: '/authorities/871?policy=putting-children-first-2016&asOf=2018-01-01',
          see: 'The answer is given by publication date and by the end of the inspection: no source says which one counts.',
        },
        {
          link: 'Take a history away',
          href: casePage('Doncaster'),
          see: '“Download the history” gives every entry of the case with its source, one to a line.',
        },
      ],
    },
    {
      id: 'team-leader',
      title: 'Team leader',
      steps: [
        {
          link: 'See the deadlines of all teams',
          href: '/deadlines?scope=all',
          see: 'Counts by urgency stand above the list; the address keeps every filter, so a view can be sent to somebody.',
        },
        {
          link: 'See where an intervention is proposed',
          href: '/authorities?show=proposed',
          see: 'Councils last found inadequate for which no case is open.',
        },
        {
          link: 'See messages that could not be sent',
          href: '/notices?state=failed',
          see: 'Each message shows its text and every attempt.',
        },
        {
          link: 'See what was refused, and to whom',
          href: '/audit-trail?refused=yes',
          see: 'What the service refused is on record too, with the request it came in.',
        },
      ],
    },
  ];
}
