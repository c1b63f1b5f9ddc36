/** Who the log remembers for everything that an import of histories recorded. */
export const importActor = 'history import';

/** Who the log remembers for judgements from a table of Ofsted's. */
export const ofstedActor = 'Ofsted import';
