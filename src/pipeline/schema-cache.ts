import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { Host } from '../host.ts'
import type { Kind } from '../model/kind.ts'
import { BUILD } from '../model/version.ts'
import type { ReadDocument } from '../yaml/document.ts'
import { forgetOldest, isOurs } from './cache-folder.ts'
import { seal, unseal } from './seal.ts'

/** Texts of schema files that this build of motif has read and checked, and found nothing to say of. */
export interface SchemaCache {
  /** The documents of such a text: they need neither be parsed nor checked. */
  find(ships: Kind['ships'], text: string): readonly ReadDocument[] | undefined
  /** Keeps what was found; a failure to write is no error. */
  keep(ships: Kind['ships'], text: string, documents: readonly ReadDocument[]): void
}

const FORMAT = 'motif-schema/1'
/** Files of schemas, of all packages. */
const MOST_FILES = 2000

/**
 * A cache in a private folder: a file for each text. What is not whole, and the user's own, is as good as absent.
 *
 * @param build what the code at hand was built from: another may find something.
 */
export function schemaCache(host: Host, folder: string, build: string = BUILD ?? 'sources'): SchemaCache {
  const fileOf = (ships: Kind['ships'], text: string): string =>
    join(folder, hash('sha256', [FORMAT, build, ships, text].join('\0')))
  return {
    find(ships, text) {
      try {
        const file = fileOf(ships, text)
        const body = isOurs(host, file, 'file') ? unseal(FORMAT, host.read(file))?.body : undefined
        return body && (JSON.parse(body.toString()) as readonly ReadDocument[])
      } catch {
        return undefined
      }
    },
    keep(ships, text, documents) {
      const body = asJson(documents)
      if (body === undefined) return
      try {
        host.write(fileOf(ships, text), seal(FORMAT, Buffer.from(body)))
        forgetOldest(host, folder, MOST_FILES)
      } catch {
        return
      }
    },
  }
}

/** Undefined for what JSON has no word for. */
function asJson(documents: readonly ReadDocument[]): string | undefined {
  let isWhole = true
  const body = JSON.stringify(documents, (_, value: unknown) => {
    if (typeof value === 'bigint' || Object.is(value, -0) || (typeof value === 'number' && !Number.isFinite(value))) {
      isWhole = false
      return null
    }
    return value
  })
  return isWhole ? body : undefined
}
