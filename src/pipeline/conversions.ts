import type { Host } from '../host.ts'
import type { Conversion } from '../model/conversion.ts'
import { diagnostic, diagnosticOf, type Diagnostic } from '../model/diagnostic.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import type { Package } from '../model/package.ts'
import { own, ownText, type Mapping } from '../model/value.ts'
import { readConversion } from '../schema/conversions.ts'
import { positions } from '../yaml/positions.ts'
import { readText } from './files.ts'

/** A document of schemas/ that is a Conversion, unread. */
export interface ConversionDocument {
  readonly file: string
  readonly document: number
  readonly value: Mapping
}

/** What conversions are read with. */
export interface ConversionRequest {
  readonly host: Host
  readonly found: Package
  /** The package's own kinds. */
  readonly kinds: readonly Kind[]
  /** True for a kind that is not among them because something is wrong with its own declaration. */
  readonly isBroken: (kind: string) => boolean
}

/** The kinds with the Conversions between their versions, and what is wrong with those. */
export function withConversions(
  { host, found, kinds, isBroken }: ConversionRequest,
  documents: readonly ConversionDocument[],
): { readonly kinds: readonly Kind[]; readonly diagnostics: readonly Diagnostic[] } {
  if (documents.length === 0) return { kinds, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const conversions = new Map<string, Conversion[]>()
  const broken = new Set<string>()
  const placeOf = placesIn(host, found)
  for (const { value, ...place } of documents) {
    const { conversion, problems } = readConversion(value, place, kinds)
    const isOfBroken = problems.some(({ path }) => path.join('.') === 'spec.for') && isBroken(keyOf(value))
    if (!isOfBroken) {
      for (const problem of problems) {
        diagnostics.push(diagnosticOf(problem, { origin: placeOf(place, problem.path, problem.at) }))
      }
    }
    if (conversion === undefined) {
      broken.add(keyOf(value))
      continue
    }
    const key = kindKey(conversion.for.group, conversion.for.kind)
    const others = conversions.get(key) ?? []
    const twin = others.find((other) => isSamePair(other, conversion))
    if (twin === undefined) conversions.set(key, [...others, conversion])
    else diagnostics.push(twice(conversion, twin, placeOf))
  }
  const attached = kinds.map((kind) => {
    const key = kindKey(kind.group, kind.kind)
    const own = conversions.get(key)
    const converted = own === undefined ? kind : { ...kind, conversions: own }
    return broken.has(key) ? { ...converted, hasBrokenConversions: true } : converted
  })
  return { kinds: attached, diagnostics }
}

type PlaceOf = ReturnType<typeof placesIn>

function placesIn(host: Host, found: Package) {
  return ({ file, document }: Pick<Conversion, 'file' | 'document'>, ...at: Locating) => {
    const text = readText(host, found.root, file)
    return positions(file, text.ok ? text.text : '').locate(document, ...at)
  }
}

type Locating = [path: Parameters<ReturnType<typeof positions>['locate']>[1], at?: 'key' | 'value']

function keyOf(document: Mapping): string {
  const target = own(own(document, 'spec'), 'for')
  return kindKey(ownText(target, 'group'), ownText(target, 'kind'))
}

function isSamePair(a: Conversion, b: Conversion): boolean {
  return (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from)
}

function twice(conversion: Conversion, other: Conversion, placeOf: PlaceOf): Diagnostic {
  const { for: target, from, to } = conversion
  const message = `${target.kind} has two Conversions between ${from} and ${to}.`
  return diagnostic('conversion/schema', message, {
    origin: placeOf(conversion, ['spec', 'from']),
    related: [{ message: 'the other one', origin: placeOf(other, ['spec', 'from']) }],
    help: 'keep one: it is read both ways.',
  })
}
