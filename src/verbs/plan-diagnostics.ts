import type { LockDifference } from '../change/locked.ts'
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts'
import { startOf } from '../model/origin.ts'
import type { OldPackage } from './old-package.ts'

const MOST_SHOWN = 5
const MOST_PACKAGES = 20

/**
 * What is wrong with the side that a plan is compared with: its files that cannot be read (LFS pointers, submodules) are
 * errors; everything else is one warning, since it can't be mended there any more.
 */
export function baseDiagnostics(found: readonly Diagnostic[], { name, shown }: OldPackage): readonly Diagnostic[] {
  const errors = found.filter(({ severity }) => severity === 'error')
  const unreadable = errors.filter(({ code }) => code === 'file/unreadable').map(withoutFrame)
  const others = errors.filter(({ code }) => code !== 'file/unreadable')
  const [first] = others
  if (first === undefined) return unreadable
  const count = others.length === 1 ? 'an error' : `${others.length} errors`
  const message = `${name} has ${count} of its own, so what came of these sources is not known: their resources count as new.`
  const related = others.slice(0, MOST_SHOWN).map(({ message: says, origin }) => ({
    message: says,
    origin: origin
      ? { ...origin, file: origin.file.includes(':') ? origin.file : shown(origin.file) }
      : startOf(shown('motif.yaml')),
  }))
  return [...unreadable, diagnostic('plan/base', message, { related })]
}

/** The line of a ref is not the line of the working tree. */
function withoutFrame(found: Diagnostic): Diagnostic {
  return found.origin === undefined ? found : { ...found, origin: startOf(found.origin.file) }
}

/** The warning that the packages of the earlier side are not those that rendered it. */
export function lockedWarning({ file, packages }: LockDifference, ref: string): Diagnostic {
  const shown = packages
    .slice(0, MOST_PACKAGES)
    .map(({ name, before = '(absent)', after = '(absent)' }) => `${name} ${before} -> ${after}`)
  const more = packages.length > MOST_PACKAGES ? ` and ${packages.length - MOST_PACKAGES} more` : ''
  const message = `${file} locks other versions than in ${ref}: ${shown.join(', ')}${more}.`
  const help =
    'both sides are rendered with the packages that are installed here: what a new version changes is not in the plan.'
  return diagnostic('plan/packages', message, { help })
}
