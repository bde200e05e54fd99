import {errorTable, exitCodes} from '../../src/lib/errors.ts'

const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'Nothing at or above the threshold.',
  findings: 'Findings at or above the threshold, or a comparison that failed.',
  usage: 'Wrong usage, or input that cannot be read.',
  untrusted: 'A signature, digest, key or log proof that does not hold.',
  bug: 'A mistake in weft itself.',
  interrupted: 'Ctrl-C.',
}

/** docs/errors.md: the exit codes and every error code. */
export function errorPage(): [string, string][] {
  const exits = Object.entries(exitCodes).map(([name, code]) => `| ${code} | ${meanings[name as keyof typeof exitCodes]} |`)
  const errors = Object.entries(errorTable).map(([code, [exit, meaning]]) => `| \`${code}\` | ${exitCodes[exit]} | ${meaning} |`)
  const text = `# Exit and error codes

Both are permanent: scripts may rely on them. Under \`--json\` an error is the one document \`{"error": {"code", "message", "hint"}}\` on standard output.

| exit code | meaning |
| --- | --- |
${exits.join('\n')}

| error code | exit code | meaning |
| --- | --- | --- |
${errors.join('\n')}
`
  return [['docs/errors.md', text]]
}
