import type { DryRunAnswer, Problem } from '@interventions/contracts';
import { ApiProblem, ApiUnavailable } from '../api/api-errors.js';
import { sampleObligation } from '../testing/due-samples.js';
import { commissionerAct } from '../testing/samples.js';
import { sampleSubject } from '../testing/subjects.js';
import { plainForm } from './act-form.js';
import { preview, previewOf } from './preview.js';

const form = plainForm(commissionerAct, sampleSubject());
const nothing: DryRunAnswer = {
  refused: null,
  records: [],
  state: null,
  started: [],
  stopped: [],
  moved: [],
  departures: [],
  told: [],
};
const viewOf = (answer: Partial<DryRunAnswer>, body = {}) => {
  const shown = previewOf({ ...nothing, ...answer }, form, body);
  if (shown.kind !== 'shown') throw new Error('Nothing is shown.');
  return shown.view;
};
const problem = (status: number): Problem => ({
  type: 'about:blank',
  title: 'x',
  status,
  code: 'fault',
  detail: 'x',
  correlationId: 'c',
});

describe('what recording would do', () => {
  it('says which clocks begin, end and move, with their dates', () => {
    const later = { earliest: '2027-01-15', latest: '2027-01-15', text: '15 January 2027' };
    const view = viewOf({
      started: [sampleObligation(), sampleObligation({ what: 'Adviser', due: null })],
      stopped: [sampleObligation({ what: 'Commissioner', state: 'met', stateText: 'Met' })],
      moved: [{ before: sampleObligation(), after: sampleObligation({ due: later }) }],
    });
    expect(view.started).toEqual([
      'Six-month review 3, due 1 December 2026',
      'Adviser, no date set',
    ]);
    expect(view.stopped).toEqual([{ text: 'Commissioner', state: 'Met', tag: 'govuk-tag--green' }]);
    expect(view.moved).toEqual(['Six-month review 3: from 1 December 2026 to 15 January 2027']);
    expect(view.quiet).toBe(false);
    expect(viewOf({}).quiet).toBe(true);
  });

  it('asks for a reason only where something departs without one', () => {
    const departures = [{ rule: 'R5', says: 'No compelling reasons are given' }];
    expect(viewOf({ departures }).asksReason).toBe(true);
    expect(viewOf({ departures }, { reason: 'The council was ready' }).asksReason).toBe(false);
    expect(
      viewOf({ departures: departures.map((one) => ({ ...one, reason: 'Given' })) }).asksReason,
    ).toBe(false);
    expect(viewOf({}).asksReason).toBe(false);
  });

  it('passes on a refusal with its remedy', () => {
    const refused = { code: 'no-hold', detail: 'No hold.', field: null, remedy: 'Place one.' };
    expect(previewOf({ ...nothing, refused }, form, {})).toEqual({
      kind: 'refused',
      message: 'No hold. Place one.',
      field: null,
    });
  });

  it('never stands in the way when nobody can tell', async () => {
    const failing = (error: Error) => preview(form, {}, () => Promise.reject(error));
    expect(await failing(new ApiUnavailable('down'))).toEqual({ kind: 'not-known' });
    expect(await failing(new ApiProblem(problem(500)))).toEqual({ kind: 'not-known' });
    await expect(failing(new ApiProblem(problem(401)))).rejects.toThrow('401');
    await expect(failing(new TypeError('ours'))).rejects.toThrow('ours');
  });
});
