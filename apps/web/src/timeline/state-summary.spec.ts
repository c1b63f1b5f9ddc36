import { stateSummary } from './state-summary.js';

describe('the state of a case in a few lines', () => {
  const lineFor = (label: string, state: unknown) =>
    stateSummary(state).find((line) => line.label === label)?.text;

  it('calls a trust by its name', () => {
    const delivery = { phase: 'trust', by: 'slough-trust', since: '2015-10-01' };
    const vehicles = [{ key: 'slough-trust', name: 'Slough Children’s Services Trust' }];
    const said = lineFor('Who runs the service', { status: 'open', delivery, vehicles });
    expect(said).toContain('Slough Children’s Services Trust');
    expect(said).not.toContain('slough-trust');
  });

  it('calls a trust whose name is not known yet by what stands for it', () => {
    const delivery = { phase: 'trust', by: 'The trust', since: '2015-10-01' };
    expect(lineFor('Who runs the service', { status: 'open', delivery, vehicles: [] })).toContain(
      'The trust',
    );
  });

  it('names who was in office by then, and says where no officer is recorded', () => {
    const instruments = [
      { kind: 'commissioner', name: 'Eleanor Brazil, commissioner', since: '2014-10' },
      { kind: 'direction', name: 'Direction (social care)', since: '2014-10' },
    ];
    expect(lineFor('Commissioner', { status: 'open', instruments })).toBe(
      'Eleanor Brazil, commissioner',
    );
    expect(lineFor('Adviser', { status: 'open', instruments })).toBeUndefined();
    expect(lineFor('Case officer', { status: 'open', instruments })).toBe('None recorded by then');
    expect(lineFor('Case officer', { status: 'open', instruments, owner: 'Ana' })).toBe('Ana');
  });

  it('leaves out what it does not know', () => {
    expect(stateSummary({ strange: true })).toEqual([]);
    expect(stateSummary({ status: 'open' })).toEqual([{ label: 'Case', text: 'Open' }]);
  });
});
