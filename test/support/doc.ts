import type {Doc, Language} from '../../src/lib/parse/facts.ts'

/** A document of its own, as if a file of the skill held this text. */
export function docOf(text: string, language: Language, file = `example.${language}`): Doc {
  return {
    file,
    language,
    text,
    parent: undefined,
    offset: 0,
    verbatim: true,
    layers: [],
    role: language === 'markdown' ? 'prose' : 'script',
    headings: [],
  }
}
