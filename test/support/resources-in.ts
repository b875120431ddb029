/** `Kind name` of each document of rendered text, in its order. */
export function resourcesIn(text: string): string[] {
  return [...text.matchAll(/^kind: (.*)\nmetadata:\n {2}name: (.*)$/gm)].map(
    ([, kind = '', name = '']) => `${kind} ${name}`,
  )
}
