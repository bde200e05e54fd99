/** Where an expression or statement stands in the document's text, UTF-16 offsets. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Argument {
  /** Keyword, undefined for a positional argument. */
  readonly name: string | undefined
  readonly value: Expr
  readonly spread: boolean
}

export interface Entry {
  /** Undefined: the value is spread into the object. */
  readonly key: Expr | undefined
  readonly value: Expr
}

/** One `for target in iterable if condition` of a comprehension. */
export interface Clause {
  readonly target: Expr
  readonly iterable: Expr
  readonly conditions: readonly Expr[]
}

/** Expressions of Python and JavaScript in one shape; what no rule cares about is `other` with its children, so that calls in it are still seen. */
export type Expr = Span &
  (
    | {readonly type: 'str'; readonly text: string; readonly bytes: boolean; readonly escapes: number}
    | {readonly type: 'num'; readonly value: number}
    | {readonly type: 'name'; readonly name: string}
    | {readonly type: 'member'; readonly object: Expr; readonly name: string}
    | {readonly type: 'index'; readonly object: Expr; readonly index: Expr}
    | {
        readonly type: 'slice'
        readonly object: Expr
        readonly from: Expr | undefined
        readonly to: Expr | undefined
        readonly step: Expr | undefined
      }
    | {readonly type: 'call'; readonly fn: Expr; readonly args: readonly Argument[]; readonly isNew: boolean}
    /** `+` chains, templates, f-strings and adjacent literals. `plus`: the parts were added, so that they may be numbers or lists. */
    | {readonly type: 'concat'; readonly parts: readonly Expr[]; readonly plus: boolean}
    | {readonly type: 'binary'; readonly op: string; readonly left: Expr; readonly right: Expr}
    | {readonly type: 'unary'; readonly op: string; readonly value: Expr}
    | {readonly type: 'list'; readonly items: readonly Expr[]}
    | {readonly type: 'spread'; readonly value: Expr}
    | {readonly type: 'dict'; readonly entries: readonly Entry[]}
    | {readonly type: 'func'; readonly func: Func}
    | {readonly type: 'class'; readonly cls: Class}
    /** One of several values: `a ? b : c`, `a or b`. As a target: a pattern and its default. */
    | {readonly type: 'either'; readonly test: Expr | undefined; readonly items: readonly Expr[]}
    | {readonly type: 'assign'; readonly target: Expr; readonly op: string; readonly value: Expr}
    | {readonly type: 'comprehension'; readonly element: Expr; readonly key: Expr | undefined; readonly clauses: readonly Clause[]}
    /** Waits for its value: `await`. */
    | {readonly type: 'await'; readonly value: Expr}
    | {readonly type: 'yield'; readonly value: Expr | undefined}
    | {readonly type: 'regex'; readonly source: string; readonly flags: string}
    | {readonly type: 'seq'; readonly items: readonly Expr[]}
    | {readonly type: 'other'; readonly children: readonly Expr[]}
  )

export interface Param {
  readonly target: Expr
  readonly default: Expr | undefined
  readonly rest: 'no' | 'list' | 'dict'
}

export interface Func extends Span {
  readonly name: string
  readonly params: readonly Param[]
  readonly body: readonly Stmt[]
  readonly decorators: readonly Expr[]
  /** An arrow function sees the `this` around it. */
  readonly arrow: boolean
}

export interface Class extends Span {
  readonly name: string
  readonly bases: readonly Expr[]
  readonly body: readonly Stmt[]
}

export interface ImportName {
  /** `*`: the module itself, also for a default import. */
  readonly name: string
  readonly as: string
}

export type Stmt = Span &
  (
    | {readonly type: 'expr'; readonly value: Expr}
    | {readonly type: 'assign'; readonly targets: readonly Expr[]; readonly op: string; readonly value: Expr; readonly declares: boolean}
    | {readonly type: 'func'; readonly func: Func}
    | {readonly type: 'class'; readonly cls: Class}
    | {readonly type: 'return'; readonly value: Expr | undefined}
    | {readonly type: 'if'; readonly test: Expr; readonly then: readonly Stmt[]; readonly otherwise: readonly Stmt[]}
    | {readonly type: 'loop'; readonly test: Expr | undefined; readonly update: Expr | undefined; readonly body: readonly Stmt[]}
    | {readonly type: 'each'; readonly target: Expr; readonly iterable: Expr; readonly body: readonly Stmt[]; readonly keys: boolean}
    | {readonly type: 'import'; readonly module: string; readonly names: readonly ImportName[]}
    | {
        readonly type: 'with'
        readonly items: readonly {readonly value: Expr; readonly target: Expr | undefined}[]
        readonly body: readonly Stmt[]
      }
    | {
        readonly type: 'try'
        readonly body: readonly Stmt[]
        readonly handlers: readonly (readonly Stmt[])[]
        readonly last: readonly Stmt[]
      }
    | {readonly type: 'jump'; readonly kind: 'break' | 'continue' | 'throw'; readonly value: Expr | undefined}
    | {readonly type: 'scope'; readonly names: readonly string[]}
    | {readonly type: 'block'; readonly body: readonly Stmt[]}
  )

/** What a front end of a language hands to the interpreter. */
export interface Program {
  readonly body: readonly Stmt[]
  readonly comments: readonly Span[]
  /** What could not be lowered, one phrase each. */
  readonly gaps: readonly string[]
  /** Number of syntax nodes, the measure for the interpreter's budget. */
  readonly size: number
}
