import { GivenLog, opened, type Given } from './given-events.fixture.js';
import type { VehicleService } from './vehicle-service.js';
import { vehiclesModel } from './vehicles.read-model.js';

function servicesAfter(...steps: readonly Given[]): readonly VehicleService[] {
  return new GivenLog(opened, ...steps).rowsOf(vehiclesModel).map((row) => ({
    ...(JSON.parse(String(row['service'])) as VehicleService),
    entries: JSON.parse(String(row['entries'])) as VehicleService['entries'],
  }));
}

const trust = 'doncaster-trust';
const live: Given = {
  act: 'ServiceTransferred',
  on: '2014-09-30',
  details: { vehicle: trust, vehicleName: 'Doncaster Children’s Services Trust' },
};

describe('the vehicles that a case knows', () => {
  it('serve from the day services moved until they return', () => {
    expect(servicesAfter(live)).toMatchObject([
      {
        key: trust,
        name: 'Doncaster Children’s Services Trust',
        from: '2014-09-30',
        to: null,
        running: true,
      },
    ]);
    const returned: Given = {
      act: 'ReturnedToCouncil',
      on: '2022-09-01',
      details: { complete: true, vehicleWoundUp: true },
    };
    expect(servicesAfter(live, returned)).toMatchObject([
      { from: '2014-09-30', to: '2022-09-01', running: false, woundUp: true },
    ]);
  });

  it('are named after their key until a name is known, and by their new name after that', () => {
    const unnamed: Given = { ...live, details: { vehicle: trust } };
    expect(servicesAfter(unnamed)[0]?.name).toBeNull();
    const renamed: Given = {
      act: 'OwnershipChanged',
      on: '2021-04-01',
      details: { vehicle: trust, to: ['Doncaster Council'], newName: 'Doncaster First' },
    };
    expect(servicesAfter(live, renamed)[0]).toMatchObject({
      name: 'Doncaster First',
      owners: ['Doncaster Council'],
    });
  });

  it('do not serve when they were only announced, or cancelled', () => {
    const announced: Given = {
      act: 'DeliveryModelAnnounced',
      on: '2019-12-17',
      details: { vehicle: 'west-sussex-trust', model: 'independent-trust' },
    };
    const cancelled: Given = { act: 'SetUpCancelled', on: '2022-03-01', details: {} };
    expect(servicesAfter(announced, cancelled)).toMatchObject([
      { key: 'west-sussex-trust', from: null, to: null, running: false },
    ]);
    expect(
      servicesAfter(announced, cancelled)[0]?.entries.map((entry) => entry.effectiveOn),
    ).toEqual(['2019-12-17', '2022-03-01']);
  });

  it('tell what they include and leave out and who directs them, as the last entry says', () => {
    const announced: Given = {
      act: 'DeliveryModelAnnounced',
      on: '2013-07-16',
      details: {
        vehicle: trust,
        model: 'independent-trust',
        inScope: ['social-care', 'early-help'],
        outOfScope: ['education'],
        dcs: 'dual',
      },
    };
    const separate: Given = { ...live, details: { ...live.details, dcs: 'separate' } };
    const changed: Given = {
      act: 'ScopeChanged',
      on: '2017-01-01',
      details: { vehicle: trust, service: 'Youth work', from: 'the council', to: 'the trust' },
    };
    expect(servicesAfter(announced, separate, changed)[0]?.design).toEqual({
      inScope: ['Social care', 'Early help'],
      outOfScope: ['Education'],
      director: 'Separate roles',
      changes: ['Youth work moved from the council to the trust'],
    });
    const functions = ['safeguarding', 'education'];
    const moved: Given = { ...live, details: { ...live.details, functions } };
    expect(servicesAfter(moved)[0]?.design.inScope).toEqual(['Safeguarding', 'Education']);
    expect(servicesAfter(live)[0]?.design).toEqual({
      inScope: [],
      outOfScope: [],
      director: null,
      changes: [],
    });
  });

  it('include a partnership, which its lead council runs', () => {
    const partnership: Given = {
      act: 'PartnershipStarted',
      on: '2013-07',
      details: { vehicle: 'hampshire-partnership', lead: 'Hampshire' },
    };
    const ended: Given = {
      act: 'PartnershipEnded',
      on: '2024-01-31',
      details: { servicesReturned: true },
    };
    expect(servicesAfter(partnership)).toMatchObject([
      { key: 'hampshire-partnership', model: 'partnership', from: '2013-07', running: true },
    ]);
    expect(servicesAfter(partnership, ended)).toMatchObject([{ to: '2024-01-31', running: false }]);
  });

  it('stop serving a council that is reorganised', () => {
    const reorganised: Given = {
      act: 'CouncilReorganised',
      council: '871',
      on: '2021-04-01',
      details: { successors: ['940', '941'] },
    };
    expect(servicesAfter(live, reorganised)).toMatchObject([{ to: '2021-04-01', running: false }]);
  });

  it('are told of by the entries that name them or concern their service, in order', () => {
    const contract: Given = {
      act: 'ContractSigned',
      on: '2014-10-01',
      details: { vehicle: trust, termYears: 10 },
    };
    const reviewed: Given = {
      act: 'ContractReviewed',
      on: '2017-11-01',
      details: { by: 'council', outcome: 'continue' },
    };
    const direction: Given = {
      act: 'DirectionIssued',
      on: '2015-01-01',
      details: { kind: 'social-care' },
    };
    const [service] = servicesAfter(live, contract, reviewed, direction);
    expect(service?.entries.map((entry) => entry.effectiveOn)).toEqual([
      '2014-09-30',
      '2014-10-01',
      '2017-11-01',
    ]);
  });

  it('are left out of a voided case', () => {
    expect(
      servicesAfter(live, { act: 'InterventionVoided', details: { because: 'Twice' } }),
    ).toEqual([]);
  });
});
