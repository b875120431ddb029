import { withLimit } from '../composers/limit.ts'
import { withPurity } from '../composers/purity.ts'
import type { Composite, Reading } from '../model/composition.ts'
import { kindKey } from '../model/kind.ts'
import { identity } from '../model/resource.ts'
import type { Mapping } from '../model/value.ts'
import type { Program, SourceObject } from './1-load.ts'
import { check } from './2-check.ts'
import { compose } from './3-compose.ts'
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
}

/** Stages 2 to 4 for a source object with another manifest; undefined where any of them has an error. */
export function renderWith(
  program: Program,
  source: SourceObject,
  { manifest, ignoring, overrides }: Rendered,
): Rendering | undefined {
  const { kind, version } = source
  if (kind === undefined) return undefined
  const { namespace } = program.package
  const { composite, problems, faults } = check({ manifest, kind, version, namespace })
  if (problems.some(({ code }) => ignoring === undefined || code !== 'schema/rule')) return undefined
  if (faults.length > 0) return undefined
  const limited = withPurity(() => withLimit(LIMIT_MS, () => compose(program, composite, kind)))
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

/** What the composition of a source object reads of its composite; undefined where that can't be told. */
export function readingsOf(program: Program, { kind }: SourceObject, composite: Composite): Reading | undefined {
  const composition = kind && program.compositions.get(kindKey(kind.group, kind.kind))
  if (composition?.readings === undefined) return undefined
  const limited = withPurity(() => withLimit(LIMIT_MS, () => composition.readings?.(composite)))
  return limited.ok ? limited.value : undefined
}
