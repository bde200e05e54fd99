// Run as a process of its own: reads the archive given as argument and tells what it found, how long it took and how much memory at most.
import {discover} from '../../src/lib/skill/discover.ts'
import {WeftError} from '../../src/lib/errors.ts'
import {readSkill} from '../../src/lib/skill/read.ts'

const gaps: Record<string, number> = {}
let files = 0
let error: string | undefined
const start = performance.now()
try {
  for (const ref of await discover(process.argv.slice(2), {cwd: process.cwd()})) {
    const skill = readSkill(ref)
    for (const file of skill.files) files += file.read().length === file.size ? 1 : 0
    for (const gap of skill.gaps) gaps[gap.kind] = (gaps[gap.kind] ?? 0) + 1
  }
} catch (thrown) {
  if (!(thrown instanceof WeftError)) throw thrown
  error = thrown.code
}
const milliseconds = Math.round(performance.now() - start)
process.stdout.write(JSON.stringify({files, gaps, error, milliseconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024)}))
