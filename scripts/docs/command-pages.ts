import {CommandHelp} from '@oclif/core/help'
import {stripVTControlCharacters} from 'node:util'
import {loadConfig} from '../../src/index.ts'

/** docs/commands: one page for each topic, with the help of its commands as `--help` prints it, and an index. */
export async function commandPages(): Promise<[string, string][]> {
  const config = await loadConfig()
  const topics = new Map<string, {typed: string; summary: string; help: string}[]>()
  for (const command of config.commands.filter(({hidden, id, aliases}) => !hidden && !aliases?.includes(id))) {
    const typed = command.id.replaceAll(':', ' ')
    const topic = command.id.includes(':') ? (command.id.split(':')[0] ?? '') : 'general'
    const generated = new CommandHelp({...command, id: typed}, config, {maxWidth: 100, stripAnsi: true}).generate()
    const help = stripVTControlCharacters(generated).replace(/[ \t]+$/gm, '')
    topics.set(topic, [...(topics.get(topic) ?? []), {typed, summary: command.summary ?? '', help}])
  }
  const names = [...topics.keys()].sort()
  const pages = names.map((topic): [string, string] => {
    const about = topic === 'general' ? 'Commands of no topic.' : (config.findTopic(topic)?.description ?? '')
    const sections = (topics.get(topic) ?? []).map(
      ({typed, summary, help}) => `## weft ${typed}\n\n${summary}\n\n\`\`\`text\n${help}\n\`\`\`\n`,
    )
    return [`docs/commands/${topic}.md`, `# ${topic === 'general' ? 'weft' : `weft ${topic}`}\n\n${about}\n\n${sections.join('\n')}`]
  })
  const rows = names.flatMap((topic) =>
    (topics.get(topic) ?? []).map(({typed, summary}) => `| [\`weft ${typed}\`](${topic}.md) | ${summary} |`),
  )
  return [...pages, ['docs/commands/index.md', `# Commands\n\n| command | |\n| --- | --- |\n${rows.join('\n')}\n`]]
}
