import { withLimit } from '../composers/limit.ts'
import { withPurity } from '../composers/purity.ts'
import type { Composed, Composing, Composite, Composition, Reading } from '../model/composition.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import { identity, type Manifest } from '../model/resource.ts'
import type { Mapping } from '../model/value.ts'
import type { Program } from './1-load.ts'
import type { SourceObject } from './source-files.ts'
import { check } from './2-check.ts'
import { compose, type Expander } from './3-compose.ts'
import { finish, type Finished } from './4-finish.ts'
import { stampOf } from './compile.ts'
import { NO_OVERRIDES } from './overrides.ts'

/** A composite as it would be rendered: its resources in apply order. */
export interface Rendering {
  readonly composite: Composite
  readonly resources: readonly Finished[]
}

/** Two seconds: another value must not make a composition loop for long. */
const LIMIT_MS = 2000

/** What is rendered in the place of a source object's own manifest. */
export interface Rendered {
  readonly manifest: Mapping
  /** `rules`: refused by nothing but CEL rules, it is rendered all the same. */
  readonly ignoring?: 'rules'
  /** `none`: as the composition makes it. An override names resources, and they may have other names. */
  readonly overrides?: 'none'
  /** Told of every nested composite as it is made; what it answers, if anything, is taken in its place. */
  readonly nested?: (nested: NestedObject) => Manifest | undefined
}

/** A nested composite as a composition made it, neither checked nor defaulted. */
export interface NestedObject {
  readonly kind: Kind
  readonly manifest: Manifest
}

/** Stages 2 to 4 for a source object with another manifest; undefined where any of them has an error. */
export function renderWith(
  program: Program,
  source: SourceObject,
  { manifest, ignoring, overrides, nested }: Rendered,
): Rendering | undefined {
  const { kind, version } = source
  if (kind === undefined) return undefined
  const { namespace } = program.package
  const { composite, problems, faults } = check({ manifest, kind, version, namespace }, program.converters)
  if (faults.length > 0 || problems.some(({ code }) => ignoring === undefined || code !== 'schema/rule'))
    return undefined
  if (faults.length > 0) return undefined
  const expander = nested === undefined ? program : watching(program, nested)
  const limited = withPurity(() => withLimit(LIMIT_MS, () => compose(expander, composite, kind)))
  if (!limited.ok || limited.value.diagnostics.length > 0) return undefined
  const stamp = stampOf(identity(composite), kind.scope)
  const { resources, diagnostics } = finish(limited.value.parts, {
    kinds: program.kinds,
    stamp,
    namespace,
    overrides: overrides === 'none' ? NO_OVERRIDES : program.overrides,
  })
  return diagnostics.length > 0 ? undefined : { composite, resources }
}

function watching({ kinds, compositions, converters }: Program, told: NonNullable<Rendered['nested']>): Expander {
  const replaced = (object: Composed): Composed => {
    const { group, kind: name } = identity(object.manifest)
    const kind = kinds.find(group, name)
    const manifest = kind?.ships === 'package' ? told({ kind, manifest: object.manifest }) : undefined
    return manifest === undefined ? object : { ...object, manifest }
  }
  const watched = [...compositions].map(([key, composition]): [string, Composition] => {
    const compose = (composite: Composite): Composing => {
      const { objects, diagnostics } = composition.compose(composite)
      return { objects: objects.map(replaced), diagnostics }
    }
    return [key, { ...composition, compose }]
  })
  return { kinds, compositions: new Map(watched), converters }
}

/** What the composition of a source object reads of its composite; undefined where that can't be told. */
export function readingsOf(program: Program, { kind }: SourceObject, composite: Composite): Reading | undefined {
  const composition = kind && program.compositions.get(kindKey(kind.group, kind.kind))
  if (composition?.readings === undefined) return undefined
  const limited = withPurity(() => withLimit(LIMIT_MS, () => composition.readings?.(composite)))
  return limited.ok ? limited.value : undefined
}
