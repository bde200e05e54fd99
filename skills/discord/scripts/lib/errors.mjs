/** Wrong usage or configuration: nothing was sent, the process exits with 2. */
export class UsageError extends Error {}

/** Discord refused or could not be reached: the process exits with 1. */
export class DiscordError extends Error {}
