/** The skill could not be vetted: wrong usage, no scanner, or an answer that cannot be trusted. The process exits with 2. */
export class NotVetted extends Error {}
