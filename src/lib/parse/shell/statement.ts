import type {CommandNode, CompoundList, Redirection, Statement, SyntaxNode} from 'unbash'
import type {Value} from '../facts.ts'
import {concat, empty, sourcesOf, unknown} from '../value.ts'
import {inputOf, output} from './files.ts'
import {runSimple} from './simple.ts'
import {emit, place, type State} from './state.ts'
import {wordValue} from './word.ts'

/** Walks statements in order and answers what they print. */
export function runScript(statements: readonly Statement[], state: State): Value {
  if (state.depth > 12) return unknown
  state.depth++
  const printed: Value[] = []
  for (const statement of statements) {
    if (state.budget-- <= 0) break
    const background = state.background
    if (statement.background === true) state.background = true
    printed.push(runNode(statement.command, state, undefined))
    state.background = background
  }
  state.depth--
  return printed.length === 0 ? empty : concat(printed, '\n')
}

const runList = (list: CompoundList | undefined, state: State): Value => (list === undefined ? empty : runScript(list.commands, state))

/** Walks one node; `input` is what a pipe feeds it. Answers what it prints. */
export function runNode(node: SyntaxNode, state: State, input: Value | undefined): Value {
  switch (node.type) {
    case 'Pipeline': {
      let carried = input
      for (const command of node.commands) carried = runNode(command, state, carried)
      return carried ?? empty
    }
    case 'AndOr':
      return concat(
        node.commands.map((command) => runNode(command, state, input)),
        '\n',
      )
    case 'Command':
      return runSimple(node, state, input)
    case 'Redirected':
      return redirected(node.command, node.redirects, state, input)
    case 'Subshell':
    case 'BraceGroup':
      return withInput(input, state, () => runList(node.body, state))
    case 'If': {
      const outer = state.conditional
      const test = runList(node.clause, state)
      state.conditional = outer || isTrigger(test, node.clause, state)
      const branches = [
        runList(node.then, state),
        ...node.elif.map((branch) => (runList(branch.clause, state), runList(branch.then, state))),
        runList(node.else, state),
      ]
      state.conditional = outer
      return concat(branches, '\n')
    }
    case 'While':
      return loop(node, state, input)
    case 'For':
    case 'Select': {
      const words = node.wordlist?.map((word) => wordValue(word, state)) ?? [unknown]
      // A few plain words are taken one after the other: each may be the path of something of its own.
      if (words.length > 1 && words.length <= 16 && state.depth < 5 && words.every((word) => /^[^\s\uFFFC]{1,200}$/.test(word.text))) {
        const printed = words.map((word) => {
          state.variables.set(node.name.value, word)
          return runList(node.body, state)
        })
        return concat(printed, '\n')
      }
      state.variables.set(
        node.name.value,
        words.length === 1
          ? words[0]!
          : {
              text: words.every((w) => w.text === words[0]?.text) ? (words[0]?.text ?? '') : concat(words, ' ').text,
              sources: sourcesOf(words),
            },
      )
      return runList(node.body, state)
    }
    case 'ArithmeticFor':
      if (node.test === undefined) return loop(node, state, input)
      return runList(node.body, state)
    case 'Case': {
      const subject = wordValue(node.word, state)
      const outer = state.conditional
      state.conditional = outer || subject.sources.some((source) => source.kind === 'host' || source.kind === 'time')
      const results = node.items.map((item) => runList(item.body, state))
      state.conditional = outer
      return concat(results, '\n')
    }
    case 'Function':
      state.functions.set(node.name.value, node)
      return empty
    case 'Coproc':
      return runNode(node.body as SyntaxNode, state, input)
    case 'CompoundList':
      return runList(node, state)
    default:
      return empty
  }
}

/** Piped input reaches commands inside a group through `read` and `cat`; it is handed over as a pseudo-variable. */
function withInput(input: Value | undefined, state: State, run: () => Value): Value {
  if (input === undefined) return run()
  const outer = state.variables.get('<')
  state.variables.set('<', input)
  const value = run()
  if (outer === undefined) state.variables.delete('<')
  else state.variables.set('<', outer)
  return value
}

function redirected(command: CommandNode, redirects: readonly Redirection[], state: State, input: Value | undefined): Value {
  const fed = inputOf(redirects, state) ?? input
  const value = withInput(fed, state, () => runNode(command, state, fed))
  return output(redirects, value, {program: '>', args: [], input: fed, at: place(state, command.pos, command.end), elevated: false}, state)
}

/** A condition on the clock, host, user or a stored counter makes its branch a trigger. */
function isTrigger(value: Value, clause: CompoundList, state: State): boolean {
  if (value.sources.some((source) => source.kind === 'time' || source.kind === 'host')) return true
  const last = clause.commands.at(-1)?.command
  if (last === undefined) return false
  const text = state.doc.text.slice(last.pos, Math.min(last.end, last.pos + 400))
  return (
    state.pinned === undefined &&
    /\$\(\s{0,4}(date|hostname|whoami)\b|\$(HOSTNAME|USER|EPOCHSECONDS|RANDOM)\b|`(date|hostname|whoami)/.test(text)
  )
}

function loop(node: Extract<SyntaxNode, {type: 'While' | 'ArithmeticFor'}>, state: State, input: Value | undefined): Value {
  const first = state.ops.length
  return withInput(input, state, () => {
    if (node.type === 'While') runList(node.clause, state)
    const value = runList(node.body, state)
    const clause = node.type === 'While' ? state.doc.text.slice(node.clause.pos, node.clause.end).trim().replace(/;$/, '') : ''
    const endless =
      state.pinned === undefined &&
      (node.type === 'ArithmeticFor' || /^(true|:|\[ 1 \]|\[\[ 1 \]\]|\(\( 1 \)\)|1)$/.test(clause) === (node.kind === 'while'))
    const body = state.ops.slice(first)
    const leaves = /\b(break|exit|return)\b/.test(state.doc.text.slice(node.body.pos, node.body.end))
    if (endless && !leaves && (node.type !== 'While' || node.kind === 'while' || clause === 'false')) {
      const runs = body.filter((op) => op.kind === 'run')
      const waits = runs.some((op) =>
        /^(sleep|wait|inotifywait|read|usleep|select|tail|nc|watch)$/.test(op.kind === 'run' ? op.program : ''),
      )
      emit(
        state,
        {program: 'while', args: [], input: undefined, at: place(state, node.pos, node.end), elevated: false},
        {
          kind: 'loop',
          effects: body.some((op) => op.kind !== 'run' || !/^(echo|printf|sleep|true|:)$/.test(op.program)),
          waits,
          spawns: runs.some((op) => op.kind === 'run' && op.background),
        },
      )
    }
    return value
  })
}
