/** Where people and teams are reached: the name that the log knows them by, and their e-mail address. */
export abstract class AddressBook {
  /** Null where the book has none. Never throws: a book that became unreadable answers as it last was. */
  abstract addressOf(name: string): Promise<string | null>;
}
