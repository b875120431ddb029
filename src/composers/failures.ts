import { inspect } from 'node:util'
import type { Code } from '../model/codes.ts'
import { diagnostic, type Diagnostic, type Related } from '../model/diagnostic.ts'
import { startOf, type Origin } from '../model/origin.ts'
import type { LoadRequest } from './composer.ts'
import { authorFrames, nearestFrame, type AuthorCode } from './frames.ts'
import { packageOf } from './packages.ts'
import { readsMachine, type Effect } from './forbidden.ts'
import type { Impurity } from './purity.ts'
import type { PackageError } from './script.ts'

/** What went wrong where. */
export interface Scene {
  readonly code: AuthorCode
  /** The subject of the sentence: `The composition of ManagedCache "orders"`. */
  readonly subject: string
  /** The place to name where the stack has no line of the author's. */
  readonly fallback?: Origin | undefined
}

/** An error that the author's code threw, at the author's line. */
export function explainThrown(scene: Scene, thrown: unknown): Diagnostic {
  const { text, stack } = lookAt(thrown)
  if (stack.includes('parseApiGroup')) {
    return diagnostic(
      'composition/invalid',
      `${scene.subject} makes an object whose apiVersion is not <group>/<version>.`,
      {
        ...placed(scene, stack),
        help: 'give the ApiObject an apiVersion such as storage.cnrm.cloud.google.com/v1beta1.',
      },
    )
  }
  const said = text
    .trim()
    .replace(SERIALIZING, '')
    .replace(/\s*\n\s*/g, ' ')
  const id = REPEATED_ID.exec(said)?.[1]
  if (id !== undefined) {
    return diagnostic('composition/throws', `${scene.subject} makes two constructs with the id "${id}".`, {
      ...placed(scene, stack),
      help: 'give each an id of its own; in a loop, take it from what names the item.',
    })
  }
  return diagnostic('composition/throws', `${scene.subject} threw: ${said}`, placed(scene, stack))
}

const LONGEST_TEXT = 1000

/** What was thrown says of itself. Anything may be thrown, also what throws once more when it is looked at. */
function lookAt(thrown: unknown): { readonly text: string; readonly stack: string } {
  try {
    if (!(thrown instanceof Error)) return { text: cut(typeof thrown === 'string' ? thrown : shown(thrown)), stack: '' }
    const message: unknown = thrown.message || thrown.name
    const stack: unknown = thrown.stack
    const text = cut(typeof message === 'string' ? message : shown(message))
    return { text, stack: typeof stack === 'string' ? stack : '' }
  } catch {
    return { text: 'something that cannot be shown', stack: '' }
  }
}

function shown(value: unknown): string {
  return inspect(value, { depth: 1 })
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text
}

const SERIALIZING = /^Failed serializing construct at path '[^']*' with name '[^']*': (Error: )?/

/** What constructs says of a second child of one name. */
const REPEATED_ID = /^There is already a Construct with name '([^']*)' in /

/** The use of something that a composition may not use, at the author's line. */
export function explainImpurity(scene: Scene, { what, effect, stack }: Impurity): Diagnostic {
  const { code, says, help } = EFFECTS[effect]
  return diagnostic(code, `${scene.subject} ${says(what)}.`, { ...placed(scene, stack), help })
}

const EFFECTS: Readonly<Record<Effect, { code: Code; says: (what: string) => string; help: string }>> = Object.freeze({
  differs: {
    code: 'composition/impure',
    says: (what) => `reads ${what}, which differs from run to run or from machine to machine`,
    help: 'take the value from the spec, or derive it from the name of the composite.',
  },
  acts: {
    code: 'composition/impure',
    says: (what) => `calls ${what}, which acts on the process that all compositions share`,
    help: 'take it out; to refuse a composite, throw an Error that says why.',
  },
  changes: {
    code: 'composition/impure',
    says: (what) => `changes ${what}, which all compositions share`,
    help: 'write a function of your own in its place, and import it where it is needed.',
  },
  later: {
    code: 'composition/async',
    says: (what) => `calls ${what}, and nothing of a composition runs after it has returned`,
    help: 'make the function synchronous: everything it needs is in the composite.',
  },
})

/** A package that a composition imports and that cannot be loaded, at the import. */
export function explainPackage(request: LoadRequest, error: PackageError): Diagnostic {
  const { specifier, from, isAbsent } = error
  const name = packageOf(specifier)
  const message = isAbsent
    ? `${from} imports "${specifier}", and there is no such package in the node_modules folders above it.`
    : `${from} imports "${specifier}", which cannot be loaded: ${error.message.split('\n')[0] ?? ''}`
  return diagnostic('composition/load', message, {
    origin: originOfImport(request, specifier, from),
    help: isAbsent
      ? `run \`npm install ${name}\`.`
      : `look for a version of ${name} that Node ${process.version} can load.`,
  })
}

/** Imports of Node's modules for files, processes and networks, which the digest of a composition can't cover. */
export function explainMachine(
  request: LoadRequest,
  imports: readonly { specifier: string; from: string }[],
): readonly Diagnostic[] {
  return imports
    .filter(({ specifier }) => readsMachine(specifier))
    .map(({ specifier, from }) =>
      diagnostic(
        'composition/impure',
        `${from} imports "${specifier}": a composition reads nothing but its composite.`,
        {
          origin: originOfImport(request, specifier, from),
          help: "import a data file itself, as in `import tiers from './tiers.json'` (also .txt, .yaml, .sh, .sql).",
        },
      ),
    )
}

function placed({ code, fallback }: Scene, stack: string): { origin: Origin; related?: readonly Related[] } {
  const frames = authorFrames(stack, code)
  const origin = nearestFrame(frames, code)
  const innermost = frames[0]
  if (!origin || !innermost) return { origin: fallback ?? startOf(code.file) }
  return innermost === origin ? { origin } : { origin, related: [{ message: 'here', origin: innermost }] }
}

function originOfImport({ host, root }: LoadRequest, specifier: string, from: string): Origin {
  const lines = new TextDecoder().decode(host.read(`${root}/${from}`)).split('\n')
  for (const [index, line] of lines.entries()) {
    const column = Math.max(line.indexOf(`'${specifier}'`), line.indexOf(`"${specifier}"`)) + 1
    if (column === 0) continue
    return { file: from, line: index + 1, column, endLine: index + 1, endColumn: column + specifier.length + 2 }
  }
  return startOf(from)
}
