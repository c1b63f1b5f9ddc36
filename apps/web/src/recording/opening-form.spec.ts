import { Answers } from '../forms/answers.js';
import {
  openingAct,
  sampleCouncil,
  sampleJudgement,
  sampleSpell,
} from '../testing/council-samples.js';
import { render, structureFaults } from '../testing/render.js';
import { sampleSubject } from '../testing/subjects.js';
import { readForm } from './act-form.js';
import { controlFields, formPage } from './form-page.js';
import { choiceProblems, proposedChoice, readChoice } from './opening-choice.js';
import { openingForm, otherTriggers } from './opening-form.js';
import { triagePage } from './triage-page.js';
import { triageOf } from './triage.js';

const judgement = sampleJudgement();
const closed = sampleSpell({ status: 'closed', closedOn: '2021-03-03' });
const open = sampleSpell({ id: '0192d3f0-0000-4000-8000-0000000000cc' });
const council = sampleCouncil({ interventions: [closed, open] });
const triage = triageOf(council, [], otherTriggers(openingAct));
const subject = sampleSubject({ judgements: [judgement] });
const draft = { id: '0192d3f0-0000-7000-8000-0000000000fe', version: null };
const control = { key: '0192d3f0-0000-7000-8000-0000000000ff', revision: '-1', draft };
const choice = (trigger: string, relation = '') => ({ trigger, relation, seen: [open.id] });

describe('the form that opens an intervention', () => {
  const chosen = choice(`judgement:${judgement.id}`, `follows:${closed.id}`);
  const form = openingForm(openingAct, subject, triage, chosen);

  it('sends the judgement with its grades, the case that it follows, and begins with its date', () => {
    expect(readForm(form, form.start)).toMatchObject({
      body: {
        effectiveOn: '2024-01-05',
        details: {
          laCode: '871',
          trigger: 'inadequate-judgement',
          judgementId: judgement.id,
          gradesAsKnown: { leaders: 'inadequate', 'in-care': 'good', overall: 'inadequate' },
          follows: closed.id,
        },
      },
    });
  });

  it('shows what was chosen before with a way back, in its head and among the answers to check', () => {
    const reading = readForm(form, form.start);
    expect('summary' in reading ? reading.summary.slice(0, 2) : []).toMatchObject([
      { label: 'Trigger', step: 'triage' },
      { label: 'Other interventions', step: 'triage' },
    ]);
    const page = formPage(form, '/authorities/871/open', form.start, control);
    const html = render(page.template, page.model);
    expect(html).toContain('Trigger: Judgement published 5 January 2024');
    expect(html).toContain('value="triage">Change the trigger');
    expect(structureFaults(html)).toEqual([]);
  });

  it('carries the choice and the cases that were seen in hidden fields, and reads them back', () => {
    const fields = controlFields(form, control);
    const body = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    expect(readChoice(body)).toEqual(chosen);
    expect(readChoice({ _seen: `x ${open.id} <b>` }).seen).toEqual([open.id]);
  });

  it('asks for words where the trigger says nothing by itself', () => {
    const other = openingForm(openingAct, subject, triage, choice('other', 'separate'));
    expect(readForm(other, Answers.none.with('effectiveOn.year', '2026'))).toMatchObject({
      errors: [
        { path: 'details.triggerText', message: 'Say in words what triggered the intervention' },
      ],
    });
    const emergency = openingForm(openingAct, subject, triage, choice('emergency', 'separate'));
    const reading = readForm(emergency, Answers.none.with('effectiveOn.year', '2026'));
    expect(reading).toMatchObject({ body: { details: { laCode: '871', trigger: 'emergency' } } });
    expect(JSON.stringify(reading)).not.toContain('follows:');
  });
});

describe('the choice before the form', () => {
  it('proposes only what the council has', () => {
    expect(proposedChoice(triage, { judgement: judgement.id, follows: closed.id })).toEqual({
      trigger: `judgement:${judgement.id}`,
      relation: `follows:${closed.id}`,
      seen: [open.id],
    });
    expect(proposedChoice(triage, { judgement: 'x', follows: ['y'] })).toEqual(choice(''));
  });

  it('needs a trigger, and what the case is to others where there are any', () => {
    const paths = (trigger: string, relation: string, of = triage) =>
      choiceProblems(choice(trigger, relation), of).map(({ path }) => path);
    expect(paths('', '')).toEqual(['_trigger', '_relation']);
    expect(paths('judgement:0', 'follows:0')).toEqual(['_trigger', '_relation']);
    expect(paths('emergency', 'separate')).toEqual([]);
    const alone = triageOf(sampleCouncil(), [], otherTriggers(openingAct));
    expect(paths('emergency', '', alone)).toEqual([]);
    const since = triageOf(sampleCouncil({ interventions: [open] }), [], otherTriggers(openingAct));
    expect(paths('emergency', '', since)).toEqual(['_relation']);
    expect(choiceProblems({ trigger: 'emergency', relation: '', seen: [] }, since)).toEqual([]);
  });

  it('keeps answers that were given, and every error leads to its question', () => {
    const answers = Answers.none.with('reason', '"><script>alert(1)</script>');
    const problems = choiceProblems(choice('', ''), triage);
    const page = triagePage(council, triage, choice('', ''), answers, control, problems);
    expect(page.status).toBe(422);
    const html = render(page.template, page.model);
    expect(html).toContain('name="reason" value="&quot;&gt;&lt;script');
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(problems.filter(({ path }) => !ids.has(path))).toEqual([]);
    expect(structureFaults(html)).toEqual([]);
  });

  it('shows the open case, both date bases where they differ, and the successors of a council that is gone', () => {
    const gone = sampleCouncil({
      until: '2021-03-31',
      successors: [{ laCode: '940', name: 'North Northamptonshire', on: '2021-04-01' }],
      interventions: [open],
    });
    const page = triagePage(gone, triageOf(gone, [], []), choice(''), Answers.none, control);
    const html = render(page.template, page.model);
    expect(html).toContain('A case is already open in Slough.');
    expect(html).toContain(`href="/interventions/${open.id}"`);
    expect(html).toContain('was abolished 31 March 2021');
    expect(html).toContain('href="/authorities/940/open">North Northamptonshire');
    expect(html).toContain('No, by end of the inspection.');
  });
});
