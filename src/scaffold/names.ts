/** Names that a kind cannot have: generated types of that name would hide what TypeScript itself provides. */
const TAKEN: ReadonlySet<string> = new Set(
  (
    'Array BigInt Boolean Date Error Function Infinity Intl Iterable Iterator JSON List Map Math NaN Number Object ' +
    'Omit Partial Pick Promise Proxy Readonly Record Reflect RegExp Required Set String Symbol WeakMap WeakSet'
  ).split(' '),
)
const KIND = /^[A-Z][A-Za-z0-9]{0,62}$/
const GROUP = /^(?=.{3,200}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)+$/
const RESERVED_GROUP = /(^|\.)(motif\.dev|k8s\.io|kubernetes\.io)$/

/** What is wrong with a kind's name as one sentence, or undefined. */
export function kindNameProblem(kind: string): string | undefined {
  if (TAKEN.has(kind)) return `A kind cannot be named ${kind}: TypeScript has a type of that name.`
  if (KIND.test(kind)) return undefined
  return `${JSON.stringify(kind)} is no name of a kind: it begins with a capital letter and has letters and digits alone.`
}

/** What is wrong with a group as one sentence, or undefined. */
export function groupProblem(group: string): string | undefined {
  if (RESERVED_GROUP.test(group)) return `The group ${group} belongs to others.`
  if (GROUP.test(group)) return undefined
  return `${JSON.stringify(group)} is no group: it is a domain in lower case with a dot, such as platform.acme.example.`
}

/** The basename of a kind's files: `HTTPRoute` is `http-route`, `ManagedCacheV2` `managed-cache-v2`. */
export function kebab(kind: string): string {
  return kind
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
}

/** The plural that a CustomResourceDefinition is named after, by the rules of English spelling. */
export function pluralOf(kind: string): string {
  const word = kind.toLowerCase()
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return `${word}s`
}

/** A folder's name as the name of an npm package. */
export function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
  return name === '' ? 'kinds' : name
}
