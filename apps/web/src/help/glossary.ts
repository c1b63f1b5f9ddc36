/** A word of the service and what it means here. `id` is its anchor. */
export interface Term {
  readonly id: string;
  readonly term: string;
  readonly meaning: string;
}

/** The words of the service, by the alphabet. */
export const glossary: readonly Term[] = [
  {
    id: 'adviser',
    term: 'Adviser',
    meaning: 'A person whom the department appoints to help a council improve and to report on it.',
  },
  {
    id: 'alternative-delivery-model',
    term: 'Alternative delivery model',
    meaning:
      'A way of running children’s services other than by the council’s own department: a trust, a company or a partnership with another council.',
  },
  {
    id: 'antecedent',
    term: 'Antecedent',
    meaning:
      'Something known to have been in force whose beginning no source tells. It is stated as such; its beginning is not made up.',
  },
  {
    id: 'commissioner',
    term: 'Children’s services commissioner',
    meaning:
      'A person whom the Secretary of State appoints, in a direction, to look into whether a council should keep control of its children’s services, and to report. Not the Children’s Commissioner for England.',
  },
  {
    id: 'contract-review',
    term: 'Contract review',
    meaning:
      'A formal look at the contract between a council and its trust. It may go on, change, be made longer, be broken off, or end in a return to the council.',
  },
  {
    id: 'correction',
    term: 'Correction',
    meaning:
      'An entry that gives another one new values, with the reason. The former values stay readable; nothing is overwritten.',
  },
  {
    id: 'coverage',
    term: 'Coverage',
    meaning:
      'What a record claims to hold, and for which time. Outside it silence means “not recorded”, never “missed”.',
  },
  {
    id: 'delivery-track',
    term: 'Delivery',
    meaning:
      'Who runs the service: the council, a trust or company, a partnership or a commissioner. It changes on its own, apart from the instruments.',
  },
  {
    id: 'departure',
    term: 'Departure',
    meaning:
      'Something recorded that the policy did not expect. It is never refused: it is recorded together with the reason that was given.',
  },
  {
    id: 'director',
    term: 'Director of children’s services',
    meaning:
      'The officer whom each council must have for its children’s services. Where a trust runs them the same person may lead both.',
  },
  {
    id: 'diagnostic',
    term: 'Expert diagnostic',
    meaning: 'A study by experts, after an inadequate judgement, of why the services fail.',
  },
  {
    id: 'improvement-notice',
    term: 'Improvement notice',
    meaning:
      'A document without the force of law that says what a council must do, by when, and how often progress is looked at.',
  },
  {
    id: 'inadequate',
    term: 'Inadequate judgement',
    meaning: 'The lowest grade that Ofsted gives. The department steps in after each one.',
  },
  {
    id: 'instrument',
    term: 'Instrument',
    meaning:
      'What the department has in force in a case: an adviser, a notice, a direction, a commissioner and so on. Several may be in force at once.',
  },
  {
    id: 'intervention',
    term: 'Intervention',
    meaning:
      'One spell in which the department acts about a council’s children’s services, from what set it off until it is closed. A later spell is another intervention, linked to the earlier one.',
  },
  {
    id: 'persistent-failure',
    term: 'Persistent failure',
    meaning:
      'Judged inadequate at least twice within five years. Which date of an inspection counts is stated nowhere, so both answers are shown.',
  },
  {
    id: 'policy-version',
    term: 'Policy version',
    meaning:
      'The rules as they stood from a date on. Each entry is judged by the version in force on its date; any history can be looked at under another.',
  },
  {
    id: 'presumption',
    term: 'Presumption',
    meaning:
      'Once a commissioner is appointed, services leave the council’s control unless there are compelling reasons for them to stay.',
  },
  {
    id: 'retraction',
    term: 'Retraction',
    meaning:
      'Taking back an entry that should not have been made, with the reason. It stays on the timeline, struck through. A decision taken by law is superseded instead.',
  },
  {
    id: 'return',
    term: 'Return to the council',
    meaning: 'The contract ends, and staff and functions go back to the council.',
  },
  {
    id: 'six-month-review',
    term: 'Six-month review',
    meaning: 'The department’s look at a council’s progress, at least every six months.',
  },
  {
    id: 'direction',
    term: 'Statutory direction',
    meaning:
      'A legal instruction of the Secretary of State to a council, under section 497A of the Education Act 1996. A later direction may take the place of an earlier one.',
  },
  {
    id: 'systemic-failure',
    term: 'Systemic failure',
    meaning: 'Judged inadequate on every key judgement of an inspection.',
  },
  {
    id: 'trust',
    term: 'Trust',
    meaning:
      'The everyday word for an organisation other than the council’s department that runs its children’s services.',
  },
];
