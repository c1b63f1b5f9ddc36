import { AddressBook } from '@interventions/application';

/** Addresses of the invented people and teams; `.example` exists nowhere, so nothing can arrive by accident. */
const addresses: ReadonlyMap<string, string> = new Map([
  ['Priya Nair', 'priya.nair@interventions.example'],
  ['Tom Okafor', 'tom.okafor@interventions.example'],
  ['Sir Martin Hale', 'martin.hale@interventions.example'],
  ['Dr Ana Ruiz', 'ana.ruiz@interventions.example'],
  ['North and Midlands', 'north-and-midlands@interventions.example'],
]);

/** The address book of a machine that runs the service for itself. */
export class PersonaAddressBook extends AddressBook {
  override addressOf(name: string): Promise<string | null> {
    return Promise.resolve(addresses.get(name) ?? null);
  }
}
