import {writeSync} from 'node:fs'
import {Listr, type ListrDefaultRendererLogLevels, ListrLogger, ProcessOutput} from 'listr2'
import type {Outcome} from '../../../lib/scan/scan-ref.ts'

export interface Progress {
  readonly advance: (outcome: Outcome) => void
  end(): Promise<void>
}

/** Shows on stderr how many of `total` skills are scanned, and clears itself away. Import it lazily: listr2 is large. */
export async function showProgress(total: number): Promise<Progress> {
  const counts = {done: 0, block: 0, warn: 0}
  const {promise: over, resolve: finish} = Promise.withResolvers<void>()
  const title = (): string => {
    const found = [counts.block > 0 ? `${counts.block} block` : '', counts.warn > 0 ? `${counts.warn} warn` : ''].filter(
      (part) => part !== '',
    )
    return `Scanning ${counts.done} of ${total} skills${found.length === 0 ? '' : ` (${found.join(', ')})`}`
  }
  let show: (() => void) | undefined
  const processOutput = new ProcessOutput(process.stderr, process.stderr, {leaveEmptyLine: false})
  const logger = new ListrLogger<ListrDefaultRendererLogLevels>({useIcons: true, toStderr: [], processOutput})
  const tasks = new Listr(
    [
      {
        title: title(),
        task: async (_context, task) => {
          show = () => (task.title = title())
          await over
        },
      },
    ],
    {
      registerSignalListeners: false,
      rendererOptions: {clearOutput: true, logger},
    },
  )
  // Ctrl-C ends the process where it stands: the cursor, which is hidden meanwhile, must come back all the same. Straight to the descriptor, as listr2 holds
  // back what goes through the stream.
  const restore = (): void => void writeSync(process.stderr.fd, '\u001B[?25h\n')
  process.once('exit', restore)
  const run = tasks.run()
  return {
    advance(outcome) {
      counts.done++
      if ('report' in outcome && outcome.report.verdict !== 'pass') counts[outcome.report.verdict]++
      // A title for every skill would cost more than the skill.
      if (counts.done % 16 === 0 || counts.done === total) show?.()
    },
    async end() {
      finish()
      await run
      process.off('exit', restore)
    },
  }
}
