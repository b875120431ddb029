import { fail, int, type Cel, type Opaque } from '../value.ts'
import type { Implementation } from './implementation.ts'

interface Version {
  readonly numbers: readonly [bigint, bigint, bigint]
  readonly before: readonly string[]
}

const MAX_PART = 18446744073709551615n

/** Versions (k8s.io/apiserver/pkg/cel/library/semverlib.go, github.com/blang/semver). */
export const SEMVERS: Readonly<Record<string, Implementation>> = {
  string_to_semver: (text: string) => semver(text),
  string_bool_to_semver: (text: string, isLoose: boolean) => semver(isLoose ? normalized(text) : text),
  is_semver_string: (text: string) => typeof parse(text) !== 'string',
  is_semver_string_bool: (text: string, isLoose: boolean) => {
    const strict = isLoose ? normalizedOrError(text) : { text }
    return 'text' in strict && typeof parse(strict.text) !== 'string'
  },
  // Of 64 bits, the highest is the sign of an int.
  semver_major: (value: Opaque) => int(BigInt.asIntN(64, versionOf(value).numbers[0])),
  semver_minor: (value: Opaque) => int(BigInt.asIntN(64, versionOf(value).numbers[1])),
  semver_patch: (value: Opaque) => int(BigInt.asIntN(64, versionOf(value).numbers[2])),
  semver_is_greater_than: (a: Opaque, b: Opaque) => compare(versionOf(a), versionOf(b)) > 0,
  semver_is_less_than: (a: Opaque, b: Opaque) => compare(versionOf(a), versionOf(b)) < 0,
  semver_compare_to: (a: Opaque, b: Opaque) => compare(versionOf(a), versionOf(b)),
}

function semver(text: string): Cel {
  const version = parse(text)
  if (typeof version === 'string') return fail(version)
  return {
    tag: 'opaque',
    name: 'kubernetes.Semver',
    data: version,
    isEqual: (other) => compare(version, versionOf(other)) === 0,
  }
}

function versionOf(value: Opaque): Version {
  return value.data as Version
}

/** A version, or what is wrong with the text. */
function parse(text: string): Version | string {
  if (text === '') return 'Version string empty'
  const [, major, minor, rest] = /^([^.]*)\.([^.]*)\.([^]*)$/.exec(text) ?? []
  if (major === undefined || minor === undefined || rest === undefined) return 'No Major.Minor.Patch elements found'
  const [front = '', ...builds] = splitOnce(rest, '+')
  const [patch = '', ...before] = splitOnce(front, '-')
  const numbers = [
    ['major', 'Major', major],
    ['minor', 'Minor', minor],
    ['patch', 'Patch', patch],
  ] as const
  for (const [name, title, part] of numbers) {
    const problem = numberProblem(part, { name, title })
    if (problem !== undefined) return problem
  }
  const prerelease = before.flatMap((part) => part.split('.'))
  const problem = prerelease.map(prereleaseProblem).find((one) => one !== undefined) ?? buildProblem(builds)
  if (problem !== undefined) return problem
  return { numbers: [BigInt(major), BigInt(minor), BigInt(patch)], before: prerelease }
}

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

function numberProblem(part: string, form: { readonly name: string; readonly title: string }): string | undefined {
  if (/[^0-9]/.test(part)) return `Invalid character(s) found in ${form.name} number ${JSON.stringify(part)}`
  if (/^0./.test(part)) return `${form.title} number must not contain leading zeroes ${JSON.stringify(part)}`
  if (part === '') return 'strconv.ParseUint: parsing "": invalid syntax'
  return BigInt(part) > MAX_PART ? `strconv.ParseUint: parsing "${part}": value out of range` : undefined
}

function prereleaseProblem(part: string): string | undefined {
  if (part === '') return 'Prerelease is empty'
  if (/^0\d+$/.test(part)) {
    return `Numeric PreRelease version must not contain leading zeroes ${JSON.stringify(part)}`
  }
  if (/[^0-9A-Za-z-]/.test(part)) return `Invalid character(s) found in prerelease ${JSON.stringify(part)}`
  if (/^\d+$/.test(part) && BigInt(part) > MAX_PART) return `strconv.ParseUint: parsing "${part}": value out of range`
  return undefined
}

function buildProblem(builds: readonly string[]): string | undefined {
  for (const part of builds.flatMap((build) => build.split('.'))) {
    if (part === '') return 'Build meta data is empty'
    if (/[^0-9A-Za-z-]/.test(part)) return `Invalid character(s) found in build meta data ${JSON.stringify(part)}`
  }
  return undefined
}

function compare(a: Version, b: Version): number {
  for (const at of [0, 1, 2] as const) {
    if (a.numbers[at] !== b.numbers[at]) return a.numbers[at] < b.numbers[at] ? -1 : 1
  }
  if (a.before.length === 0 || b.before.length === 0) return Math.sign(b.before.length - a.before.length)
  for (const [at, left] of a.before.entries()) {
    const right = b.before[at]
    if (right === undefined) return 1
    const order = comparePart(left, right)
    if (order !== 0) return order
  }
  return a.before.length < b.before.length ? -1 : 0
}

/** Numbers by value and before texts; texts by their bytes, which are ASCII. */
function comparePart(a: string, b: string): number {
  const isNumberA = /^\d+$/.test(a)
  const isNumberB = /^\d+$/.test(b)
  if (isNumberA !== isNumberB) return isNumberA ? -1 : 1
  if (isNumberA) return BigInt(a) < BigInt(b) ? -1 : BigInt(a) > BigInt(b) ? 1 : 0
  return a < b ? -1 : a > b ? 1 : 0
}

function normalized(text: string): string {
  const result = normalizedOrError(text)
  return 'text' in result ? result.text : fail(result.error)
}

/** Without a leading v and leading zeros, with the parts that are missing. */
function normalizedOrError(text: string): { readonly text: string } | { readonly error: string } {
  const [, major = '', minor, rest] = /^([^.]*)(?:\.([^.]*)(?:\.([^]*))?)?$/.exec(text.replace(/^v/, '')) ?? []
  const parts = [major, minor, rest].filter((part) => part !== undefined).map(withoutZeros)
  if (parts.length < 3 && /[+-]/.test(parts.at(-1) ?? '')) {
    return { error: 'short version cannot contain PreRelease/Build meta data' }
  }
  return { text: [...parts, '0', '0'].slice(0, 3).join('.') }
}

function withoutZeros(part: string): string {
  if (part.length < 2) return part
  const rest = part.replace(/^0+/, '')
  return /^\d/.test(rest) ? rest : `0${rest}`
}
