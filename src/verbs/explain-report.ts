import type { Diagnostic } from '../model/diagnostic.ts'
import type { Origin } from '../model/origin.ts'
import type { Outcome } from '../model/outcome.ts'
import { ownText, type Mapping, type Value } from '../model/value.ts'
import type { SpecField } from '../model/trace.ts'
import type { Program } from '../pipeline/1-load.ts'
import { compositeName, type Answer, type Target } from '../trace/answers.ts'
import { counted, countsOf } from './build.ts'
import { answerLines } from './explain-text.ts'

/** What every report of explain says. */
export interface Shown {
  readonly program: Program
  readonly diagnostics: readonly Diagnostic[]
  /** Stands above the answers. */
  readonly heading?: readonly string[]
}

const REPORT = 'ExplainReport'

/** The Outcome with answers; exit 1 where there are none because of errors. */
export function answered({ program, diagnostics, heading = [] }: Shown, answers: readonly Answer[]): Outcome {
  const isStuck = answers.length === 0 && diagnostics.length > 0
  return {
    report: REPORT,
    exitCode: isStuck ? 1 : 0,
    root: program.package.root,
    summary: { answers: answers.length, ...countsOf(diagnostics) },
    diagnostics,
    details: { answers: answers.map(answerJson) },
    lines: [...heading, ...answerLines(answers)],
  }
}

/** The Outcome where a name means several resources: they are listed, exit 1. */
export function listed({ program }: Shown, targets: readonly Target[], what: string): Outcome {
  const lines = targets.map(
    (target) => `  ${fullName(target)}  from ${compositeName(target)}, ${target.source.ref.file}`,
  )
  const many = `${what} means ${counted(targets.length, 'resource')}; add the group, or -n NAMESPACE:`
  return {
    report: REPORT,
    exitCode: 1,
    root: program.package.root,
    summary: { answers: 0, matches: targets.length, errors: 0, warnings: 0 },
    diagnostics: [],
    details: { answers: [], matches: targets.map(targetJson) },
    lines: [many, ...lines],
  }
}

/** `SQLInstance.sql.cnrm.cloud.google.com/orders -n payments`, as explain takes it. */
function fullName({ identity: { group, kind, namespace, name } }: Target): string {
  return `${kind}${group === '' ? '' : `.${group}`}/${name}${namespace === '' ? '' : ` -n ${namespace}`}`
}

function targetJson(target: Target): Mapping {
  const { kind, namespace, name } = target.identity
  return {
    apiVersion: ownText(target.manifest, 'apiVersion'),
    kind,
    namespace,
    name,
    composite: compositeName(target),
    source: target.source.ref.file,
  }
}

function answerJson({ target, path, value, written, cause }: Answer): Mapping {
  const { because, spec, reads, unset, exists, composition, via, schema, override } = cause
  return defined({
    ...targetJson(target),
    path,
    value,
    file: written?.file,
    line: written?.line,
    spec: spec.map(fieldJson),
    reads: reads.map(fieldJson),
    unset: unset.map(fieldJson),
    exists: exists.map(fieldJson),
    composition: composition && placeJson(composition),
    via: via?.map(placeJson),
    schema: schema && placeJson(schema),
    override: override && placeJson(override),
    because,
  })
}

function fieldJson({ path, origin: { file, line, column } }: SpecField): Mapping {
  return { path, file, line, column }
}

function placeJson({ file, line, column }: Origin): Mapping {
  return { file, line, column }
}

function defined(values: Readonly<Record<string, Value | undefined>>): Mapping {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined))
}
