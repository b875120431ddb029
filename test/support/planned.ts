import { resolve } from 'node:path'
import { makePlan, type Planned } from '../../src/change/plan.ts'
import { compareSides, type SideResource } from '../../src/change/resources.ts'
import type { UnitEntry } from '../../src/model/unit.ts'
import { identity, identityKey, type Manifest } from '../../src/model/resource.ts'
import { ownText, type Value } from '../../src/model/value.ts'
import { nodeHost } from '../../src/node-host.ts'
import { readKinds } from '../../src/pipeline/kinds.ts'
import { findPackage } from '../../src/pipeline/package.ts'
import { read } from '../../src/yaml/read.ts'
import { writeManifest } from '../../src/yaml/write.ts'

/** The plan for two lists of manifests (YAML documents), judged by the kinds that this repository has. */
export async function planOf(before: string, after: string): Promise<Planned> {
  const host = nodeHost(resolve('.'))
  const { package: found } = findPackage(host, host.cwd)
  if (found === undefined) throw new Error('this repository is a package')
  const kinds = readKinds(host, found)
  return makePlan({
    against: 'before',
    compared: compareSides(sideOf(before), sideOf(after)),
    kindOf: (group, kind) => kinds.find(group, kind),
    causes: () => Promise.resolve([]),
    secretsOf: () => [],
  })
}

/** One document of a plan's side; `spec` and what else there is as flow YAML. */
export function document(apiVersion: string, kind: string, rest: string): string {
  return `---\napiVersion: ${apiVersion}\nkind: ${kind}\n${rest}\n`
}

function sideOf(text: string): readonly SideResource[] {
  const result = read('side.yaml', text)
  if (result.diagnostics.length > 0) throw new Error(result.diagnostics.map(({ message }) => message).join())
  return result.documents.map(({ value }) => resourceOf(value))
}

/** The annotation `part` says which construct path made it. */
function resourceOf(value: Value): SideResource {
  const manifest = value as Manifest
  const self = identity(manifest)
  const annotations = (manifest['metadata'] as { annotations?: Value } | undefined)?.annotations
  const part = ownText(annotations, 'part')
  const entry = part === '' ? {} : { entry: { part, identity: self, via: [] } as unknown as UnitEntry }
  return {
    identity: self,
    key: identityKey(self),
    apiVersion: ownText(manifest, 'apiVersion'),
    text: () => writeManifest(manifest),
    manifest: () => manifest,
    ...entry,
  }
}
