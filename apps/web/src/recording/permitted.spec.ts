import type { WebRequest } from '../http/web-request.js';
import { commissionerAct } from '../testing/samples.js';
import { requirePermitted } from './permitted.js';

describe('who is shown a form', () => {
  const asked = (role: string) => () => {
    const user = { token: 't', name: 'n', role, team: null, expiresAt: '' };
    requirePermitted({ user } as WebRequest, commissionerAct);
  };

  it('is whoever has a role that records the act', () => {
    expect(asked('case-officer')).not.toThrow();
    expect(asked('researcher')).toThrow('Forbidden');
    expect(asked('')).toThrow('Forbidden');
  });
});
