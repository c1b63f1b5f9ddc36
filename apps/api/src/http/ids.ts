import { findAuthority, type Authority } from '@interventions/domain';
import { problem, type ProblemException } from './problem.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of a case in a path, in small letters. Throws 404 for a text that is no id. */
export function caseIdIn(text: string): string {
  const id = text.toLowerCase();
  if (uuid.test(id)) return id;
  throw noSuchCase();
}

/** The id of an entry in a path, in small letters. Throws 404 for a text that is no id. */
export function entryIdIn(text: string, otherwise: () => ProblemException): string {
  const id = text.toLowerCase();
  if (uuid.test(id)) return id;
  throw otherwise();
}

/** The council of an LA code in a path. Throws 404 where there never was one. */
export function councilIn(laCode: string): Authority {
  const authority = findAuthority(laCode);
  if (authority !== undefined) return authority;
  throw noSuchCouncil();
}

/** What a council that does not exist is answered with. */
export function noSuchCouncil(): ProblemException {
  return problem('not-found', 'There is no council with this code.', {
    remedy: 'GET /v1/authorities lists them.',
  });
}

/** What a case that does not exist is answered with. */
export function noSuchCase(): ProblemException {
  return problem('not-found', 'There is no such intervention.');
}

/** What an entry that is no decision of the case is answered with. */
export function noSuchDecision(): ProblemException {
  return problem('not-found', 'There is no such decision in this intervention.', {
    remedy: 'GET /v1/decisions lists them.',
  });
}

/** What an entry that attaches no file to the case is answered with. */
export function noSuchEvidence(): ProblemException {
  return problem('not-found', 'There is no such file in this intervention.', {
    remedy: 'GET its evidence: it says which entries have a file that is kept here.',
  });
}

/** What an entry that is no step of the case’s history is answered with. */
export function noSuchStep(): ProblemException {
  return problem('not-found', 'There is no such step in the history of this intervention.', {
    remedy:
      'GET its timeline: retracted entries and those about the record itself are no steps, and an entry for the case team only is shown to nobody else.',
  });
}

/** What an entry that a case and its council do not have, or not for whoever asks, is answered with. */
export function noSuchEntry(): ProblemException {
  return problem('not-found', 'There is no such entry in this intervention.', {
    remedy: 'GET its timeline. An entry for the case team only is shown to nobody else.',
  });
}
