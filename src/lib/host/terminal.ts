import type {WriteStream} from 'node:tty'

export interface TerminalFacts {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  /** Columns of the terminal; undefined when standard output is none, or one that has no size. */
  readonly columns: number | undefined
  readonly colours: 'none' | '16' | '256' | 'full'
  readonly unicode: boolean
}

/** Whether text beyond ASCII can be expected to show: the locale says UTF-8, and it is not the kernel's own console. */
export function showsUnicode(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return false
  if (platform === 'darwin') return true
  if (platform === 'win32') return env['WT_SESSION'] !== undefined || env['TERM_PROGRAM'] !== undefined
  // In the order in which the C library looks at them; empty counts as unset.
  return /utf-?8$/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '')
}

/** What the terminal of this process can show. */
export function terminalFacts(env: NodeJS.ProcessEnv = process.env): TerminalFacts {
  const {stdin, stdout, stderr} = process
  return {
    stdin: stdin.isTTY === true,
    stdout: stdout.isTTY === true,
    stderr: stderr.isTTY === true,
    columns: (stdout.isTTY && stdout.columns) || undefined,
    colours: coloursOf(stdout, env),
    unicode: showsUnicode(env, process.platform),
  }
}

function coloursOf(stream: WriteStream, env: NodeJS.ProcessEnv): TerminalFacts['colours'] {
  if (!stream.isTTY || env['NO_COLOR']) return 'none'
  const depth = stream.getColorDepth(env)
  return depth >= 24 ? 'full' : depth >= 8 ? '256' : depth >= 4 ? '16' : 'none'
}
