import * as v from 'valibot'
import {verdicts, type Verdict} from '../scan/report.ts'

/** What a judge thinks of a skill. The reason is a model's text about hostile text: as untrusted as that. */
export interface Opinion {
  readonly verdict: Verdict
  readonly reason: string
}

const opinion = v.strictObject({verdict: v.picklist(verdicts), reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000))})

const completion = v.object({
  choices: v.pipe(v.array(v.object({message: v.object({content: v.string()})})), v.minLength(1), v.maxLength(8)),
})

/** What the endpoint is asked to hold its answer to. */
export const answerSchema = {
  type: 'object',
  properties: {verdict: {type: 'string', enum: [...verdicts]}, reason: {type: 'string'}},
  required: ['verdict', 'reason'],
  additionalProperties: false,
} as const

/** The opinion in a response of chat completions; undefined when it is anything else: prose, half an answer, another shape. */
export function readAnswer(body: string): Opinion | undefined {
  const response = v.safeParse(completion, parse(body))
  if (!response.success) return undefined
  const result = v.safeParse(opinion, parse(response.output.choices[0]?.message.content ?? ''))
  return result.success ? result.output : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
