import type { Host } from '../host.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { kindKey, type Kind } from '../model/kind.ts'
import { startOf, type Origin } from '../model/origin.ts'
import type { Package } from '../model/package.ts'
import { own, ownText, type ValuePath } from '../model/value.ts'
import { readText } from '../pipeline/files.ts'
import type { Kinds } from '../pipeline/kinds.ts'
import { locator } from '../pipeline/locate.ts'
import type { Change } from '../schema/compat.ts'
import { isFor, type Judged } from '../schema/compat/waive.ts'
import { positions, type Positions } from '../yaml/positions.ts'
import { read } from '../yaml/read.ts'
import type { OldPackage } from './old-package.ts'

/** Where a change stands in both packages. */
export interface Place {
  readonly before: Origin | undefined
  readonly after: Origin | undefined
}

interface Packages {
  readonly host: Host
  readonly found: Package
  readonly old: OldPackage
  readonly kinds: { readonly old: Kinds | undefined; readonly now: Kinds }
}

/** Looks up both places of a change; a file is read for it once. */
export function places({ host, found, old, kinds }: Packages): (change: Change) => Place {
  const then = placesIn(old.host, old.package?.root ?? '', kinds.old?.declared ?? [])
  const now = placesIn(host, found.root, kinds.now.declared)
  const locate = locator(host, found.root)
  const inConversion = ({ conversion }: Change): Origin | undefined =>
    conversion && locate(conversion, ['spec', conversion.by.way], 'key')
  return (change) => {
    const before = change.before && then(change, change.before)
    if (change.origin !== undefined) return { before: undefined, after: change.origin }
    const after = change.conversion ? inConversion(change) : change.after && now(change, change.after)
    return { before: before && { ...before, file: old.shown(before.file) }, after }
  }
}

type PlaceOf = (change: Change, path: ValuePath) => Origin | undefined

function placesIn(host: Host, root: string, declared: readonly Kind[]): PlaceOf {
  const kinds = new Map(declared.map((kind) => [kindKey(kind.group, kind.kind), kind]))
  const known = new Map<Kind, { readonly places: Positions; readonly document: number } | undefined>()
  return ({ group, kind: name }, path) => {
    const kind = kinds.get(kindKey(group, name))
    if (kind === undefined) return undefined
    if (!known.has(kind)) known.set(kind, declarationOf(host, root, kind))
    const found = known.get(kind)
    return found?.places.locate(found.document, path, 'key') ?? startOf(kind.file)
  }
}

function declarationOf(host: Host, root: string, { file, kind, group }: Kind) {
  const text = readText(host, root, file)
  if (!text.ok) return undefined
  const document = read(file, text.text).documents.find(({ value }) => {
    const spec = own(value, 'spec')
    return ownText(own(spec, 'names'), 'kind') === kind && ownText(spec, 'group') === group
  })
  return { places: positions(file, text.text), document: document?.index ?? 0 }
}

/** A change as a person reads it: at the new place, with the old one beside it. */
export function said({ change, waiver, expired }: Judged, { before, after }: Place): Diagnostic {
  const { code, message, path, help, isSecret } = change
  const notes = [
    ...(before === undefined ? [] : [{ message: 'before', origin: before }]),
    ...(expired === undefined
      ? []
      : [{ message: `its waiver expired on ${expired.expires ?? ''}`, origin: startOf('motif.yaml') }]),
  ]
  const found = diagnostic(
    code,
    waiver === undefined ? message : `${message} Waived: ${waiver.reason.replace(/\.$/, '')}.`,
    {
      ...(after === undefined ? {} : { origin: after }),
      ...(path === '' ? {} : { path }),
      ...(notes.length === 0 ? {} : { related: notes }),
      ...(isSecret === true ? { isSecret } : {}),
      ...(help === undefined || waiver !== undefined ? {} : { help }),
    },
  )
  return waiver === undefined ? found : { ...found, severity: 'info' }
}

/** Waivers that let nothing pass: what they were for is released, or was never so. */
export function unused(host: Host, found: Package, judged: readonly Judged[]): readonly Diagnostic[] {
  const idle = found.waivers.flatMap((waiver, index) =>
    judged.some(({ change }) => isFor(waiver, change)) ? [] : [{ waiver, index }],
  )
  if (idle.length === 0) return []
  const text = readText(host, found.root, 'motif.yaml')
  const places = text.ok ? positions('motif.yaml', text.text) : undefined
  return idle.map(({ waiver, index }) => {
    const origin = places?.locate(0, ['spec', 'waivers', index]) ?? startOf('motif.yaml')
    const message = `The waiver of ${waiver.code} for ${waiver.kind} lets nothing pass.`
    return diagnostic('compat/waiver-unused', message, {
      origin,
      help: 'take it out: what it was for is no change any more.',
    })
  })
}
