/** Wrong usage or a log that cannot be used: the message is for the user, the process exits with 2. */
export class UsageError extends Error {}
