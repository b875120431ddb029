import { diagnostic, type Diagnostic } from '../../model/diagnostic.ts'
import type { Code } from '../../model/codes.ts'
import type { Place } from './output.ts'
import type { StaticPath } from './scope.ts'
import { originOf, type Loc, type Program } from './syntax.ts'

/** What compiling a template has to hand. */
export interface Compiler {
  /** The file that is being compiled: the composition, or a partial of it. */
  readonly file: string
  /** The kind's name, for messages. */
  readonly kindName: string
  /** The partials that led here, outermost first. */
  readonly trail: readonly string[]
  /** Every place of the composite that was read so far, in branches that are not taken too. */
  readonly reads: StaticPath[]
  /** What was found wrong so far. */
  readonly problems: Diagnostic[]
  /** The syntax tree of a partial, by its name; undefined after noting what is wrong with it. */
  readonly partial: (name: string, at: Place) => { readonly file: string; readonly program: Program } | undefined
}

/** Notes a problem with a place of the template that is being compiled. */
export function note(
  compiler: Compiler,
  loc: Loc,
  problem: { code: Code; message: string; help?: string | undefined },
): void {
  const origin = originOf(compiler.file, loc)
  const { code, message, help } = problem
  compiler.problems.push(diagnostic(code, message, help === undefined ? { origin } : { origin, help }))
}

/** What a composite makes a template do that it can't; the place is the template's. */
export class TemplateError extends Error {
  readonly code: Code
  readonly place: Place
  readonly help: string | undefined
  constructor(code: Code, message: string, more: { place: Place; help?: string }) {
    super(message)
    this.name = 'TemplateError'
    this.code = code
    this.place = more.place
    this.help = more.help
  }
}
