import { actNamed } from './acts/index.js';
import { decides, decidingActs } from './deciding-acts.js';

describe('acts that decide', () => {
  it.each(decidingActs)('%s is an act of a case, and no part of how the record is kept', (name) => {
    expect(actNamed(name)).toMatchObject({ stream: 'intervention', recordKeeping: false });
    expect(decides(name)).toBe(true);
  });

  it.each(['NoteAdded', 'CommissionerReported', 'JudgementRecorded', 'constructor', ''])(
    '%s does not decide',
    (name) => {
      expect(decides(name)).toBe(false);
    },
  );
});
